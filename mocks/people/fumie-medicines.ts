import { addGiven, addStated } from './form/medication-use.ts';
import { addReceiptDrugs, dispense, prescribe } from './form/prescription.ts';
import { addPrescriptionDocument } from './form/prescription-document.ts';
import type { RxLine } from './form/dosage.ts';
import type { Three } from './fumie.ts';

const HEART = {
  institution: 'harunire',
  department: '循環器内科',
  doctor: '汐田 美和',
  visit: 'AMB',
} as const;

/** What she takes for good, as the clinic writes it every six weeks. */
function standing(days: number): RxLine[][] {
  return [
    [
      { drug: 'bisoprolol25', usage: 'morning', dose: 1, days, instruction: '一包化' },
      { drug: 'furosemide20', usage: 'morning', dose: 1, days, instruction: '一包化' },
      { drug: 'dapagliflozin10', usage: 'morning', dose: 1, days, instruction: '一包化' },
    ],
    [{ drug: 'metformin500', usage: 'morningEvening', dose: 1, days }],
    [{ drug: 'atorvastatin10', usage: 'evening', dose: 1, days }],
    [{ drug: 'mgo250', usage: 'threeMeals', dose: 1, days }],
    [{ drug: 'alendronate35', usage: 'wakingWeekly', dose: 1, days, takenDays: Math.floor(days / 7) }],
  ];
}

export function addFumieMedicines(three: Three): void {
  addApixabanConflict(three);
  addOrthopaedics(three);
  addHospitalMedicines(three);
  addHistory(three);
  addOwnMedicines(three);
}

/**
 * The clinic wrote 5 mg; the pharmacy handed over 2.5 mg, the dose of the discharge. Both networks carry
 * the same prescription id, so the disagreement can be seen as one and the same prescription.
 */
function addApixabanConflict({ minato, national, shiokaze }: Three): void {
  const { cal } = minato;
  const issued = prescribe([minato, national, shiokaze], {
    ...HEART,
    at: cal.daysAgo(33),
    time: '11:05',
    rps: [[{ drug: 'apixaban5', usage: 'morningEvening', dose: 1, days: 42 }], ...standing(42)],
  });
  addPrescriptionDocument([national], issued);
  dispense([national, shiokaze], issued, {
    at: cal.daysAgo(33),
    time: '12:38',
    pharmacy: 'asanagi',
    change: (line) => (line.drug === 'apixaban5' ? { ...line, drug: 'apixaban25' } : undefined),
  });
}

function addOrthopaedics({ shiokaze, national }: Three): void {
  const { cal } = shiokaze;
  const knee = prescribe([shiokaze, national], {
    institution: 'tsubakizaka',
    department: '整形外科',
    doctor: '椿 徹',
    visit: 'AMB',
    at: cal.daysAgo(7),
    time: '16:20',
    reason: '右膝痛',
    rps: [
      [{ drug: 'loxoprofen60', usage: 'threeMeals', dose: 1, days: 14 }],
      [{ drug: 'esomeprazole20', usage: 'morning', dose: 1, days: 14 }],
      [{ drug: 'loxTape', usage: 'stick', total: 14, extra: '右膝に貼付' }],
      [{ drug: 'hospitalOintment', usage: 'spread', total: 20, extra: '下腿に塗布' }],
    ],
  });
  dispense([shiokaze, national], knee, { at: cal.daysAgo(7), time: '17:05', pharmacy: 'asanagi' });
}

function addHospitalMedicines({ minato, shiokaze, national }: Three): void {
  const { cal } = minato;
  const ward = { institution: 'tsukimihama', department: '内科', doctor: '湊谷 直樹', visit: 'IMP' } as const;
  for (let day = 57; day > 50; day--)
    for (const time of ['10:00', '22:00'])
      addGiven([minato], {
        ...ward,
        at: cal.daysAgo(day),
        time,
        text: 'セフトリアキソンナトリウム静注用１ｇ',
        dose: { value: 1, unit: 'g' },
        route: '点滴静注',
        note: 'ペニシリン系禁忌のため選択',
      });
  prescribe([minato], {
    ...ward,
    at: cal.daysAgo(55),
    time: '09:30',
    category: 'IHP',
    rps: [
      [{ drug: 'apixaban25', usage: 'morningEvening', dose: 1, days: 9 }],
      [{ drug: 'lansoprazole15', usage: 'morning', dose: 1, days: 9 }],
      [
        {
          drug: 'acetaminophen500',
          usage: 'feverAsNeeded',
          dose: 1,
          times: 5,
          extra: '38.5度以上のとき 6時間以上あけて',
        },
      ],
    ],
    note: '体重51.2kg、Cr 1.62のためアピキサバン減量。',
  });
  const home = prescribe([minato, shiokaze], {
    ...ward,
    at: cal.daysAgo(46),
    time: '10:10',
    category: 'DCG',
    rps: [
      [{ drug: 'apixaban25', usage: 'morningEvening', dose: 1, days: 14, instruction: '一包化' }],
      [
        { drug: 'bisoprolol25', usage: 'morning', dose: 1, days: 14, instruction: '一包化' },
        { drug: 'lansoprazole15', usage: 'morning', dose: 1, days: 56, instruction: '一包化' },
      ],
      [{ drug: 'mgo330', usage: 'threeMeals', dose: 1, days: 56 }],
    ],
  });
  dispense([shiokaze], home, { at: cal.daysAgo(45), pharmacy: 'asanagi' });
  addReceiptDrugs(national, { at: cal.daysAgo(57), institution: 'tsukimihama' }, [
    { drug: 'lansoprazole15', usage: 'morning', dose: 1, days: 9 },
  ]);
}

/** Two years of the same prescription; the national network keeps 100 days, older ones only as receipts. */
function addHistory({ minato, national }: Three): void {
  const { cal } = minato;
  for (let turn = 0; turn < 17; turn++) {
    const ago = 75 + turn * 42;
    const rps: RxLine[][] = [
      [{ drug: 'apixaban5', usage: 'morningEvening', dose: 1, days: 42 }],
      ...standing(42).slice(0, turn < 8 ? 5 : 3),
    ];
    const known = ago <= 100 ? [minato, national] : [minato];
    const issued = prescribe(known, { ...HEART, at: cal.daysAgo(ago), time: '10:50', rps });
    if (ago <= 100)
      dispense([national], issued, { at: cal.daysAgo(ago), time: '12:10', pharmacy: 'asanagi' });
    else addReceiptDrugs(national, { at: cal.daysAgo(ago), institution: 'harunire' }, rps.flat());
  }
  for (let turn = 0; turn < 12; turn++)
    prescribe([minato], {
      ...HEART,
      at: cal.daysAgo(1720 + turn * 84),
      rps: [
        [{ drug: 'warfarin1', usage: 'evening', dose: 2.5, days: 84 }],
        [{ drug: 'glimepiride1', usage: 'morning', dose: 1, days: 84 }],
      ],
    });
}

function addOwnMedicines({ shiokaze, minato }: Three): void {
  const { cal } = shiokaze;
  addStated([shiokaze], {
    at: cal.daysAgo(33),
    institution: 'asanagi',
    text: '市販の便秘薬（商品名不明）',
    usage: '便秘のときだけ',
    said: '本人',
    otc: true,
    status: 'unknown',
  });
  addStated([minato], {
    at: cal.daysAgo(57),
    institution: 'tsukimihama',
    drug: 'apixaban5',
    usage: '1日2回 朝夕食後 1回1錠',
    said: 'お薬手帳',
    from: cal.daysAgo(75),
    note: '持参24錠',
  });
}
