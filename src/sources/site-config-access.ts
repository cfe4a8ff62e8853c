import * as v from 'valibot';
import type { AccessRule } from '../domain/access-rule.ts';
import { ROLES } from '../domain/role.ts';

const Text = v.pipe(v.string('a text'), v.nonEmpty('a text that is not empty'));
const Bilingual = v.strictObject({ ja: Text, en: Text });
const Roles = v.array(v.picklist(ROLES, `one of ${ROLES.join(', ')}`), 'a list of roles');

/** A moment with its offset: a period that depends on the clock of whoever reads it is none. */
const Moment = v.pipe(
  v.string('a time with its offset, as 2026-11-24T09:00:00+09:00'),
  v.regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$/u,
    'a time with its offset, as 2026-11-24T09:00:00+09:00',
  ),
  v.check((text) => !Number.isNaN(Date.parse(text)), 'a time that there is'),
);

const MINUTES = 'a number from 1 to 60';

/** Nobody forgets to end what was declared for good. */
const LONGEST_DISASTER_DAYS = 92;

const disasterSchema = v.pipe(
  v.strictObject({
    area: Bilingual,
    from: Moment,
    until: Moment,
    text: v.optional(Bilingual),
    roles: v.pipe(Roles, v.minLength(1, 'at least one role')),
  }),
  v.forward(
    v.check(({ from, until }) => Date.parse(until) > Date.parse(from), 'a time after "from"'),
    ['until'],
  ),
  v.forward(
    v.check(
      ({ from, until }) => Date.parse(until) - Date.parse(from) <= LONGEST_DISASTER_DAYS * 86_400_000,
      `at most ${LONGEST_DISASTER_DAYS} days after "from"`,
    ),
    ['until'],
  ),
);

/** Field `access` of `sources.json`; each may be left out. */
export const accessSchema = v.optional(
  v.strictObject({
    emergencyRoles: v.optional(Roles, ['doctor', 'er']),
    logRoles: v.optional(Roles, ['officer']),
    stepUp: v.optional(
      v.strictObject({
        maxAgeMinutes: v.pipe(v.number(MINUTES), v.minValue(1, MINUTES), v.maxValue(60, MINUTES)),
        acr: v.optional(Text),
      }),
    ),
    disaster: v.optional(disasterSchema),
  }),
  {},
);

export function toAccessRule(raw: v.InferOutput<typeof accessSchema>): AccessRule {
  const { emergencyRoles, logRoles, stepUp, disaster } = raw;
  const acr = stepUp?.acr;
  const text = disaster?.text;
  return {
    emergencyRoles,
    logRoles,
    ...(stepUp === undefined
      ? {}
      : { stepUp: { maxAgeMinutes: stepUp.maxAgeMinutes, ...(acr === undefined ? {} : { acr }) } }),
    ...(disaster === undefined
      ? {}
      : {
          disaster: {
            area: disaster.area,
            from: new Date(disaster.from),
            until: new Date(disaster.until),
            roles: disaster.roles,
            ...(text === undefined ? {} : { text }),
          },
        }),
  };
}
