/** How much Slack takes, in characters unless said otherwise (docs.slack.dev, reference/block-kit and messaging). */
export const LIMITS = {
  blocksPerMessage: 50,
  blocksPerView: 100,
  /** Undocumented: a little above this, `msg_blocks_too_long`. All text of a message's blocks together. */
  charactersPerMessage: 12_000,
  /** Advised; 40,000 are cut by Slack. The words that notifications show. */
  fallback: 3_000,
  section: 3_000,
  field: 2_000,
  fieldsPerSection: 10,
  header: 150,
  context: 2_000,
  buttonsPerBlock: 25,
  buttonLabel: 75,
  value: 2_000,
  optionLabel: 75,
  optionValue: 75,
  options: 100,
  placeholder: 150,
  altText: 2_000,
  imageTitle: 2_000,
  modalTitle: 24,
  modalButton: 24,
  inputLabel: 2_000,
  hint: 2_000,
  inputText: 3_000,
  privateMetadata: 3_000,
} as const;
