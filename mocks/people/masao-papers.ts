import { instanceId } from './form/common.ts';
import { conditionBody } from './form/condition.ts';
import { addDocument } from './form/document.ts';
import type { DocumentSpec } from './form/document.ts';
import { prescribe } from './form/prescription.ts';
import { addRecord, named, words } from './form/record.ts';
import type { Chart } from './world.ts';

type Three = { minato: Chart; national: Chart; shiokaze: Chart };

const CANCER = {
  institution: 'university',
  department: '消化器内科',
  doctor: '港南 志保',
  visit: 'IMP',
} as const;

/** His discharge summary, replaced once, with the study he takes part in; the neutropenia; an earlier opioid. */
export function addMasaoPapers({ minato, national }: Three): void {
  const { cal } = minato;
  const first = discharge(minato);
  addDocument([minato], first);
  addDocument([minato], {
    ...first,
    at: cal.daysAgo(185),
    number: '640072-D2',
    version: '2.0',
    replaces: first,
    remarks: ['第2版：退院時投薬指示の用量の誤りを訂正しました。'],
    sections: first.sections.map((section) =>
      section.code === '444'
        ? { ...section, text: ['ロキソプロフェンは禁忌。アセトアミノフェン 1回500mg'] }
        : section,
    ),
  });
  addRecord([minato], 'AdverseEvent', { ...CANCER, at: cal.daysAgo(31) }, '好中球減少', {
    actuality: 'actual',
    event: words('好中球減少 Grade 3'),
    date: cal.daysAgo(31),
    seriousness: words('非重篤'),
    severity: words('高度'),
    outcome: words('回復'),
    suspectEntity: [{ instance: named('ゲムシタビン＋ナブパクリタキセル') }],
  });
  prescribe([minato, national], {
    ...CANCER,
    visit: 'AMB',
    at: cal.daysAgo(76),
    narcoticLicence: '第99-0412号',
    rps: [
      [
        {
          drug: 'hydromorphone1',
          usage: 'painAsNeeded',
          dose: 1,
          times: 10,
          extra: '1時間以上あけて 1日4回まで',
        },
      ],
    ],
  });
}

function discharge(chart: Chart): DocumentSpec {
  const { cal } = chart;
  const from = cal.daysAgo(210);
  const at = cal.daysAgo(192);
  const origin = { ...CANCER, at } as const;
  return {
    ...origin,
    kind: 'discharge',
    number: '640072-D1',
    period: { start: from, end: at },
    sections: [
      { code: '312', title: '入院理由', text: ['閉塞性黄疸の精査加療'] },
      {
        code: '342',
        title: '入院時診断',
        text: ['閉塞性黄疸'],
        entries: [
          {
            resourceType: 'Condition',
            body: (c) => conditionBody(c, { ...origin, text: '閉塞性黄疸', icd: 'K831', onset: from }),
          },
        ],
      },
      { code: '360', title: '現病歴', text: ['1か月前から倦怠感、尿の濃染。黄疸を指摘され入院。'] },
      { code: '370', title: '既往歴', text: ['特になし'] },
      {
        code: '333',
        title: '入院中経過',
        text: ['第3病日に内視鏡的胆道ステント留置術。総ビリルビンは8.4から2.1へ低下。'],
      },
      { code: '344', title: '退院時診断', text: ['閉塞性黄疸（軽快）'] },
      { code: '444', title: '退院時投薬指示', text: ['アセトアミノフェン 1回1500mg'] },
      { code: '424', title: '退院時方針指示', text: ['外来化学療法を開始する。'] },
      {
        code: '830',
        title: '臨床研究参加',
        text: ['膵癌一次治療の前向き観察研究（架空）に参加中'],
        entries: [
          {
            resourceType: 'ResearchSubject',
            body: (c) => ({
              identifier: [instanceId(c, 'ResearchSubject', origin, '観察研究')],
              status: 'on-study',
              study: named('膵癌一次治療の前向き観察研究（架空）'),
              individual: c.subject,
              period: { start: cal.daysAgo(195) },
            }),
          },
        ],
      },
    ],
  };
}
