import type { StudyUid } from '../domain/ids.ts';
import type { ImageArchive } from './contract.ts';
import type { Window } from './frame-facts.ts';
import type { Layout } from './hanging.ts';
import type { MarkShelf } from './mark-shelf.ts';

/** A report as it stands beside its images. */
export interface ViewerReport {
  readonly key: string;
  readonly title: string;
  /** Day, institution and author, as far as told; one line. */
  readonly told: string;
  readonly preliminary: boolean;
  readonly conclusion?: string;
  readonly findings: readonly string[];
}

/** A study of the chart whose images may be looked for. */
export interface ViewerStudy {
  readonly uid: StudyUid;
  readonly title: string;
  /** `2026-10-02`, as exact as known; empty where it is not. */
  readonly day: string;
  readonly institution?: string;
  readonly modalities: readonly string[];
  /** Asked in this order until one answers. */
  readonly archives: readonly ImageArchive[];
  readonly reports: readonly ViewerReport[];
}

/** An earlier study to compare with, and why it is proposed. */
export interface ViewerPrior {
  readonly uid: StudyUid;
  readonly because: string;
}

/** What a reader has set or drawn in this chart; it ends with it. */
export interface ViewerMemory {
  readonly marks: MarkShelf;
  /** The window last used, by modality. */
  readonly windows: Map<string, Window>;
}

export interface ViewerView {
  readonly layout?: Layout;
  readonly prior?: StudyUid | undefined;
}

export interface ViewerProps {
  readonly studyUid: StudyUid;
  /** All studies of the chart that can be opened, newest first. */
  readonly studies: readonly ViewerStudy[];
  readonly priors: readonly ViewerPrior[];
  /** Said where no prior is proposed: that there is none, or why that cannot be said. */
  readonly noPrior: string;
  /** Said beside images without a report: that there is none, or why that cannot be said. */
  readonly noReport: { readonly known: boolean; readonly title: string; readonly lines: readonly string[] };
  readonly view: ViewerView;
  readonly onView: (view: ViewerView) => void;
  /** Drawn on every picture, so that none is ever without its person. */
  readonly personLabel: string;
  readonly memory: ViewerMemory;
  readonly onOpenReport: (key: string) => void;
  readonly onClose: () => void;
}
