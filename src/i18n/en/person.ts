import type { person as ja } from '../ja/person.ts';
import type { Translation } from '../shape.ts';

export const person: Translation<typeof ja> = {
  sex: { male: 'male', female: 'female', other: 'other', unknown: 'sex not known' },
  age: '{{n}} y',
  ageUnknown: 'age not known',
  nameUnknown: 'name not known',
  birthUnknown: 'date of birth not known',
  field: {
    'member-id': 'Insured no.',
    kanji: 'Name (kanji)',
    kana: 'Kana',
    sex: 'Sex',
    'birth-date': 'Date of birth',
    'local-id': 'Local no.',
  },
  agreement: { same: 'same', different: 'differs', missing: 'no value' },
  card: {
    title: 'What each source says of this person',
    names: 'Names',
    birth: 'Date of birth',
    sex: 'Sex',
    identifiers: 'Numbers',
    addresses: 'Addresses',
    telecoms: 'Contact',
    contacts: 'Family, emergency contacts',
    notRecorded: 'not stated by this source',
    fetched: 'fetched {{time}}',
  },
};
