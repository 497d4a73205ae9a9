/** What is measured of one set, or of all in the mean. */
export interface Figures {
  /** Final themes against the labels. */
  readonly ari: number;
  readonly nmi: number;
  readonly b3: number;
  /** A theme that mostly bore the right label at that moment among the first, on the engine's own history. */
  readonly themes5: number;
  readonly themes10: number;
  /** The same as the scorer replays it. */
  readonly replay5: number;
  readonly replay10: number;
  readonly auroc: number;
  /** The same when each label was revealed after its item was ranked. */
  readonly taught5: number;
  readonly taught10: number;
  readonly taughtAuroc: number;
  /** With a simulated person who answers one question per 25 items. */
  readonly personAri: number;
  readonly mergesRight: number;
  readonly laterRight: number;
  readonly perSecond: number;
}

const COLUMNS: readonly (readonly [keyof Figures, string, number | undefined, number | undefined])[] = [
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: a measured figure, not log10(e)
  ['ari', 'ARI', 0.434, 0.5],
  ['nmi', 'NMI', 0.673, 0.72],
  ['b3', 'B3 F1', 0.539, 0.6],
  ['themes5', 'theme @5', 0.803, 0.87],
  ['themes10', 'theme @10', 0.845, 0.91],
  ['replay5', 'replay @5', 0.803, 0.87],
  ['replay10', 'replay @10', 0.845, 0.91],
  ['auroc', 'AUROC new', 0.907, 0.93],
  ['taught5', 'taught @5', 0.963, 0.97],
  ['taught10', 'taught @10', 0.981, 0.985],
  ['taughtAuroc', 'taught AUROC', undefined, undefined],
  ['personAri', 'person ARI', undefined, 0.65],
  ['mergesRight', 'merges right', undefined, 0.8],
  ['laterRight', 'later right', undefined, 0.9],
  ['perSecond', 'items per CPU s', undefined, undefined],
];

/** A Markdown table of the figures next to the baseline and what was hoped for. */
export function table(results: Readonly<Record<string, Figures>>): string {
  const row = (name: string, cell: (column: (typeof COLUMNS)[number]) => number | undefined): string =>
    `| ${[name, ...COLUMNS.map((column) => shown(cell(column)))].join(' | ')} |`;
  return [
    `| set | ${COLUMNS.map(([, title]) => title).join(' | ')} |`,
    `|---|${COLUMNS.map(() => '---|').join('')}`,
    ...Object.entries(results).map(([set, figures]) => row(set, ([key]) => figures[key])),
    row('baseline', ([, , baseline]) => baseline),
    row('reach', ([, , , reach]) => reach),
    '',
  ].join('\n');
}

function shown(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '';
  return value > 10 ? value.toFixed(0) : value.toFixed(3);
}
