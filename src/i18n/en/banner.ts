import type { banner as ja } from '../ja/banner.ts';
import type { Translation } from '../shape.ts';

export const banner: Translation<typeof ja> = {
  label: 'Patient',
  ageSex: 'Age, sex',
  birth: 'Born',
  localId: 'Local no.',
  memberId: 'Insured no.',
  match: 'Matched',
  matched: '{{sources}} agree',
  matchedOne: '{{sources}} only',
  notMatched: '{{sources}} not matched',
  allergies: 'Allergies',
  cautions: 'Cautions',
  noneKnown: 'Allergies: none recorded',
  unknownOf: 'Allergies of {{sources}} not known',
  waitingOf: 'Checking allergies of {{sources}}',
  listedOf: '{{sources}}: allergies as far as its list of files goes',
  withheldOf: 'Allergies of {{sources}} withheld',
  contraindication: 'Contraindicated',
  deadOn: 'Deceased {{date}}',
  deadUnknown: 'Deceased (date not known)',
  deathDisagrees: 'Only {{sources}} records the death',
  showPerson: 'Show person details',
  nameDiffers: 'The sources spell the name differently',
  unknownShort: 'not known: {{label}}',
  otherNames: '{{source}}: “{{name}}”',
};
