import type { help as ja } from '../ja/help.ts';
import type { Translation } from '../shape.ts';

export const help: Translation<typeof ja> = {
  tour: {
    begin: 'Show me around',
    next: 'Next',
    back: 'Back',
    end: 'End',
    done: 'End the tour',
    place: '{{n}} of {{of}}',
    person: {
      title: 'The patient, and what to beware of',
      words:
        'Name, age and numbers, with allergies, contraindications and implants. They stand here on every screen. Contacts and identity open at the right.',
    },
    sources: {
      title: 'State of the sources',
      words:
        'Who was asked and who has answered. While a source is missing, an empty place does not mean “none”. Press for the details.',
    },
    brief: {
      title: 'First-visit brief',
      words:
        'Problems, current medicines, allergies, key results, changes in 90 days, and what is not known. Each line opens the record behind it.',
    },
    lanes: {
      title: 'The picture of a life',
      words:
        'Wheel to zoom, drag to move. “Known range” shows since when each source holds records. Picture and list below move together.',
    },
    list: {
      title: 'The list of records',
      words:
        'Newest first, by day and visit. j and k move, Enter opens the detail with what each source says and the original.',
    },
    panels: {
      title: 'The screens',
      words:
        'Number keys switch too. Your role decides which there are; what it may not see is said to be withheld.',
    },
    search: {
      title: 'Search and commands',
      words: 'Finds problems, medicines, values and words of documents at once, and runs commands (key /).',
    },
    discretion: {
      title: 'Patient-facing mode',
      words:
        'Press before you show the screen to the patient: what they have not been told leaves screen, print and search (key p).',
    },
    emergency: {
      title: 'Emergency mode',
      words: 'Opens with a reason and shows the minimal dataset on one screen. The opening is audited.',
    },
  },
  report: {
    copy: 'Copy a trouble report',
    what: 'The report holds nothing of the patient: only the screen and the state of the sources.',
    copied: 'Copied. This is what it says.',
    refused: 'The browser does not allow copying. Select the text below and copy it.',
  },
};
