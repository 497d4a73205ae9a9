import { systemClock } from '#adapters/clock/index.ts';
import { readName } from '#adapters/console/place.ts';
import { readDates } from '#adapters/dates/index.ts';
import { members } from '#app/collections.ts';
import { settingsOf } from '#app/enter.ts';
import { type ImportReport, importFeedback } from '#app/feedback/import-feedback.ts';
import { sortWaiting } from '#app/feedback/sort-waiting.ts';
import { type AfterTriage, makeTriage } from '#app/feedback/triage.ts';
import { countOf } from '#core/report/bet-words.ts';
import { LACKING } from '#core/report/theme-import.ts';
import { localDateOf } from '#core/time/zone.ts';
import type { FeedbackFile } from '#ports/feedback-file.ts';
import type { Scope } from '#ports/store.ts';
import { progressBar } from './progress.ts';

export interface ImportFileOptions {
  /** Who takes it in, for the log. */
  readonly member: string;
  /** Whether the items are put into themes at once; otherwise the next sweep does it. */
  readonly triage: boolean;
  /** What a language model is to look at afterwards, where there is one. */
  readonly after?: AfterTriage | undefined;
  /** Takes in the good rows of a file that has others. */
  readonly skipRejected: boolean;
}

/** Takes in a file of feedback and says what came of it. @returns 1 when rows were rejected and nothing was taken in */
export async function importRows(
  scope: Scope,
  name: string,
  file: FeedbackFile,
  options: ImportFileOptions,
): Promise<number> {
  const bar = progressBar(process.stderr);
  const report = await takeIn(scope, file, options, bar.show).finally(bar.done);
  return tell(name, report, options.triage);
}

async function takeIn(
  scope: Scope,
  file: FeedbackFile,
  { member, triage, after, skipRejected }: ImportFileOptions,
  show: (label: string, done: number, total?: number) => void,
): Promise<ImportReport> {
  const by = readName(member) ?? member;
  const now = systemClock.now();
  const zone = (await scope.get(members, by))?.zone ?? (await settingsOf(scope)).zone;
  const stamp = { by, at: now };
  const reader = { readDates, now, today: localDateOf(now, zone) };
  const report = await importFeedback(scope, file, stamp, reader, { skipRejected, onProgress: show });
  if (triage && report.imported > 0) {
    await sortWaiting(makeTriage(after), scope, stamp, (done) => show('sorting', done, report.imported));
  }
  return report;
}

function tell(name: string, report: ImportReport, isSorted: boolean): number {
  const { rows, imported, known, rejected, lacking, reasons } = report;
  const isRefused = rejected > 0 && imported + known === 0;
  if (rejected > 0) {
    const lead = isRefused ? 'Nothing was imported' : 'Left out';
    const shown = reasons.map(({ row, problem }) => `  row ${row}: ${problem}\n`).join('');
    const more = rejected > reasons.length ? `  and ${rejected - reasons.length} more\n` : '';
    process.stderr.write(`${lead}: ${rejected} of ${countOf(rows, 'row')} cannot be kept.\n${shown}${more}`);
  }
  if (isRefused) {
    if (rejected < rows) {
      process.stderr.write(`Mend them, or take in the others:\n  ante import ${name} --skip-rejected\n`);
    }
    return 1;
  }
  const before = known > 0 ? `, ${known} were there already` : '';
  const next = imported > 0 && !isSorted ? ' The console or the worker puts them into themes.' : '';
  process.stdout.write(`Imported ${imported} of ${countOf(rows, 'row')}${before}.${next}\n`);
  for (const field of imported > 0 ? lacking : []) process.stdout.write(`${LACKING[field]}\n`);
  return 0;
}
