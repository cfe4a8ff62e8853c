/** What a result is of, beyond its kind: a germ, its response to a drug, a tooth, a tracing. */
export type ObservationSort = 'organism' | 'susceptibility' | 'tooth' | 'physiology' | 'finding';

export type ProcedureSort =
  | 'operation'
  | 'anaesthesia'
  | 'transfusion'
  | 'transplant'
  | 'dialysis'
  | 'rehabilitation'
  | 'examination'
  | 'treatment'
  | 'nursing'
  | 'guidance';

/** What a document is, beyond its kind. */
export type DocumentSort =
  | 'patient-summary'
  | 'prescription'
  | 'nursing-summary'
  | 'doctors-opinion'
  | 'visiting-nurse-order'
  | 'visiting-nurse-plan'
  | 'visiting-nurse-report'
  | 'care-plan'
  | 'care-record'
  | 'care-certification'
  | 'collaboration-notebook'
  | 'death-certificate'
  | 'advance-directive'
  | 'pathology'
  | 'physiology'
  | 'imaging-report'
  | 'laboratory'
  | 'dental'
  | 'dpc'
  | 'claim'
  | 'rehabilitation'
  | 'health-guidance'
  | CheckupSort;

/** 健診の種類 */
export type CheckupSort =
  | 'specific-checkup'
  | 'late-elderly-checkup'
  | 'employer-checkup'
  | 'school-checkup'
  | 'infant-checkup'
  | 'maternal-checkup'
  | 'cancer-screening'
  | 'municipal-checkup'
  | 'general-checkup';

export type CarePlanSort =
  | 'treatment-plan'
  | 'care-service-plan'
  | 'visiting-nurse-plan'
  | 'visiting-nurse-order'
  | 'rehabilitation-plan'
  | 'nursing-plan';

export type CoverageSort = 'medical' | 'public' | 'long-term-care' | 'accident' | 'self-pay';

export type OtherSort =
  | 'order'
  | 'goal'
  | 'warning'
  | 'care-team'
  | 'communication'
  | 'meal'
  | 'questionnaire'
  | 'adverse-event'
  | 'impression'
  | 'related-person'
  | 'media'
  | 'specimen'
  | 'claim'
  | 'benefit'
  | 'list'
  | 'study'
  | 'risk';
