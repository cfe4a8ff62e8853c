/**
 * Why someone's record is opened without their consent. 救急時医療情報閲覧 asks that life or body be at stake and consent
 * cannot be had; the code goes into the audit trail, the words are for who reads it.
 */
export const REASON_CODES = ['unconscious', 'life-threatening', 'cannot-communicate', 'disaster'] as const;

export type ReasonCode = (typeof REASON_CODES)[number];

export interface EmergencyReason {
  readonly code: ReasonCode;
  /** The words of the code, and the remark where one was written. */
  readonly text: string;
}
