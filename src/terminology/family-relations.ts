import type { Coded } from '../domain/coded.ts';

/** HL7 v3-RoleCode family members (http://terminology.hl7.org/CodeSystem/v3-RoleCode), those that come without words. */
const RELATIONS: Readonly<Record<string, string>> = {
  FTH: '父',
  NFTH: '父',
  MTH: '母',
  NMTH: '母',
  BRO: '兄弟',
  SIS: '姉妹',
  SIB: '兄弟姉妹',
  CHILD: '子',
  SON: '息子',
  DAU: '娘',
  GRFTH: '祖父',
  GRMTH: '祖母',
  PGRFTH: '父方の祖父',
  PGRMTH: '父方の祖母',
  MGRFTH: '母方の祖父',
  MGRMTH: '母方の祖母',
  AUNT: 'おば',
  UNCLE: 'おじ',
  COUSN: 'いとこ',
  SPS: '配偶者',
};

/** A relation in its own words; of a bare code, what the code means. */
export function familyRelation(relation: Coded | undefined): string | undefined {
  const code = relation?.codings[0]?.code;
  return relation !== undefined && relation.text === code ? (RELATIONS[code] ?? code) : relation?.text;
}
