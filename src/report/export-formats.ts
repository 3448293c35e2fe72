/** The forms in which a whole trace can be carried away. All are redacted, and without personal claims. */

import type { JudgedTrace } from '../model/trace';
import { harReport } from './har-report';
import { markdownReport } from './markdown-report';
import { mermaidReport } from './mermaid-report';
import { writeTraceFile } from './trace-file';

export const exportFormats = ['json', 'har', 'markdown', 'mermaid'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What a file of each format ends in, without the dot. */
export const fileEndings: { readonly [format in ExportFormat]: string } = {
  json: 'mcptrace.json',
  har: 'har',
  markdown: 'md',
  mermaid: 'mmd',
};

const writers: { readonly [format in ExportFormat]: (trace: JudgedTrace) => string } = {
  json: writeTraceFile,
  har: harReport,
  markdown: markdownReport,
  mermaid: mermaidReport,
};

/** The trace as text of this format, with a final newline. */
export function exportText(trace: JudgedTrace, format: ExportFormat): string {
  return writers[format](trace);
}
