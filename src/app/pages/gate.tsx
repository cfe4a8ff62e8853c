import { disasterAt, stepUpWanted } from '../../access/policy.ts';
import type { PersonRecord } from '../../domain/person.ts';
import { EmergencyGate, type GateOutcome } from '../../views/emergency/emergency-gate.tsx';
import type { EmergencyReason } from '../../views/emergency/emergency-reason.ts';
import { useApp } from '../app-context.ts';
import { addressOf } from '../go.ts';

interface GateProps {
  readonly onStart: (reason: EmergencyReason) => Promise<GateOutcome>;
  readonly onCancel: () => void;
  /** Under which handle the person is found again after the reader has shown who they are. */
  readonly handle: () => Promise<string>;
  readonly who?: PersonRecord | undefined;
}

/** The gate by the rule of the site: whether the reader has to show again who they are, and whether there is a disaster. */
export function Gate({ onStart, onCancel, handle, who }: GateProps) {
  const { wiring, sitting, language } = useApp();
  const rule = wiring.config.access;
  const now = wiring.clock.now();

  async function stepUp(): Promise<boolean> {
    const back = addressOf('/emergency', language, { chart: await handle() });
    return (await wiring.session.signIn(back, 'again', rule.stepUp?.acr)).ok;
  }

  /** The page may have stood open since it was drawn: it is asked again when it matters. */
  async function start(reason: EmergencyReason): Promise<GateOutcome> {
    if (stepUpWanted(rule, sitting, wiring.clock.now()) !== undefined) return 'step-up';
    return onStart(reason);
  }

  return (
    <EmergencyGate
      onStart={start}
      onCancel={onCancel}
      onStepUp={stepUp}
      stepUp={stepUpWanted(rule, sitting, now)}
      disaster={disasterAt(rule, now)}
      who={who}
    />
  );
}
