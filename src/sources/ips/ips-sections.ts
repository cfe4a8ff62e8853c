/**
 * The parts of an International Patient Summary by their LOINC codes (HL7 IPS 2.0.0, Composition-uv-ips). The last rows are
 * no parts of the profile; its sections are open, and what they hold belongs to a life.
 */
export const IPS_PARTS = [
  { id: 'problems', code: '11450-4', display: 'Problem list - Reported', required: true },
  { id: 'allergies', code: '48765-2', display: 'Allergies and adverse reactions Document', required: true },
  { id: 'medicines', code: '10160-0', display: 'History of Medication use Narrative', required: true },
  { id: 'vaccinations', code: '11369-6', display: 'History of Immunization note', required: false },
  {
    id: 'results',
    code: '30954-2',
    display: 'Relevant diagnostic tests/laboratory data note',
    required: false,
  },
  { id: 'procedures', code: '47519-4', display: 'History of Procedures Document', required: false },
  { id: 'devices', code: '46264-8', display: 'History of medical device use', required: false },
  { id: 'wishes', code: '42348-3', display: 'Advance healthcare directives', required: false },
  { id: 'function', code: '47420-5', display: 'Functional status assessment note', required: false },
  { id: 'past-problems', code: '11348-0', display: 'History of Past illness note', required: false },
  { id: 'pregnancies', code: '10162-6', display: 'History of pregnancies note', required: false },
  { id: 'living', code: '29762-2', display: 'Social history note', required: false },
  { id: 'family', code: '10157-6', display: 'History of family member diseases note', required: false },
  {
    id: 'admissions',
    code: '46240-8',
    display: 'History of Hospitalizations+Outpatient visits note',
    required: false,
  },
] as const;

export type IpsPartId = (typeof IPS_PARTS)[number]['id'];
