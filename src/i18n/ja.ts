import { banner } from './ja/banner.ts';
import { care } from './ja/care.ts';
import { carried } from './ja/carried.ts';
import { common } from './ja/common.ts';
import { decisionSupport } from './ja/decision-support.ts';
import { detail } from './ja/detail.ts';
import { documents } from './ja/documents.ts';
import { emergency } from './ja/emergency.ts';
import { entry } from './ja/entry.ts';
import { fault } from './ja/fault.ts';
import { findPatient } from './ja/find-patient.ts';
import { help } from './ja/help.ts';
import { imageObjects } from './ja/image-objects.ts';
import { images } from './ja/images.ts';
import { feed, kind } from './ja/kind.ts';
import { labs } from './ja/labs.ts';
import { lanes } from './ja/lanes.ts';
import { medications } from './ja/medications.ts';
import { notices } from './ja/notices.ts';
import { person } from './ja/person.ts';
import { search } from './ja/search.ts';
import { session } from './ja/session.ts';
import { shell } from './ja/shell.ts';
import { signIn } from './ja/sign-in.ts';
import { siteCheck } from './ja/site-check.ts';
import { sources } from './ja/sources.ts';
import { statement } from './ja/statement.ts';
import { summary } from './ja/summary.ts';
import { timeline } from './ja/timeline.ts';
import { viewer } from './ja/viewer.ts';

/** All Japanese words, one area per file: the source of the keys. */
export const ja = {
  banner,
  care,
  carried,
  common,
  decisionSupport,
  detail,
  documents,
  emergency,
  entry,
  fault,
  feed,
  findPatient,
  help,
  imageObjects,
  images,
  kind,
  labs,
  lanes,
  medications,
  notices,
  person,
  search,
  session,
  shell,
  signIn,
  siteCheck,
  sources,
  statement,
  summary,
  timeline,
  viewer,
} as const;
