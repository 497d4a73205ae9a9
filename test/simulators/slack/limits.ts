/**
 * Judges what is sent to Slack by Slack's own limits, written down from its documentation and not taken from the
 * renderer. What Slack would refuse, or quietly cut, is a problem.
 */
type Json = Readonly<Record<string, unknown>>;

/** Everything that is wrong with a message's or a view's blocks, as `path: problem`. */
export function problemsOf(blocks: unknown, surface: 'message' | 'view'): readonly string[] {
  const problems: string[] = [];
  const say = (path: string, problem: string) => problems.push(`${path}: ${problem}`);
  if (!Array.isArray(blocks)) return ['blocks: no list'];
  const most = surface === 'message' ? 50 : 100;
  if (blocks.length > most) say('blocks', `${blocks.length} of at most ${most}`);
  const ids = blocks.map((block) => asJson(block).block_id).filter((id) => id !== undefined);
  if (new Set(ids).size < ids.length) say('blocks', 'a block_id twice');
  if (surface === 'message' && textIn(blocks) > 13_200) say('blocks', 'msg_blocks_too_long');
  const pressed = new Set<unknown>();
  blocks.forEach((block, i) => {
    judge(asJson(block), `blocks/${i}`, { say, surface, pressed });
  });
  return problems;
}

/** Everything that is wrong with a whole view. */
export function problemsOfView(view: unknown): readonly string[] {
  const { type, title, submit, close, private_metadata, callback_id, blocks } = asJson(view);
  const problems = [...problemsOf(blocks, 'view')];
  const check = (is: boolean, problem: string) => {
    if (!is) problems.push(problem);
  };
  check(type === 'modal' || type === 'home', `type: ${String(type)}`);
  check(String(private_metadata ?? '').length <= 3_000, 'private_metadata: over 3,000');
  check(String(callback_id ?? '').length <= 255, 'callback_id: over 255');
  if (type === 'home') return problems;
  check(isPlain(title, 24), 'title: no plain text of 1 to 24');
  for (const [name, button] of Object.entries({ submit, close }))
    check(button === undefined || isPlain(button, 24), `${name}: no plain text of 1 to 24`);
  const asks = Array.isArray(blocks) && blocks.some((block) => asJson(block).type === 'input');
  check(!asks || submit !== undefined, 'submit: needed where there are inputs');
  return problems;
}

interface Judging {
  readonly say: (path: string, problem: string) => void;
  readonly surface: 'message' | 'view';
  /** The action ids seen so far: clicks are told apart by them. */
  readonly pressed: Set<unknown>;
}

function judge(block: Json, path: string, judging: Judging): void {
  const { say } = judging;
  const check = (is: boolean, problem: string) => {
    if (!is) say(path, problem);
  };
  if (block.block_id !== undefined) check(isText(block.block_id, 255), 'block_id is not of 1 to 255');
  switch (block.type) {
    case 'divider':
      break;
    case 'header':
      check(isPlain(block.text, 150), 'header is no plain text of 1 to 150');
      break;
    case 'section':
      if (block.text !== undefined) check(isTextObject(block.text, 3_000), 'text is not of 1 to 3,000');
      if (block.fields !== undefined) {
        check(isList(block.fields, 10), 'fields are not 1 to 10');
        asList(block.fields).forEach((field) => {
          check(isTextObject(field, 2_000), 'a field is not of 1 to 2,000');
        });
      }
      check(block.text !== undefined || block.fields !== undefined, 'a section without text');
      break;
    case 'context':
      check(isList(block.elements, 10), 'elements are not 1 to 10');
      asList(block.elements).forEach((each) => {
        check(isTextObject(each, 3_000), 'an element is not of 1 to 3,000');
      });
      break;
    case 'rich_text':
      check(isList(block.elements, 1_000), 'no elements');
      asList(block.elements).forEach((each, i) => {
        judgeRich(asJson(each), `${path}/elements/${i}`, say);
      });
      break;
    case 'actions':
      check(isList(block.elements, 25), 'elements are not 1 to 25');
      asList(block.elements).forEach((each, i) => {
        judgeElement(asJson(each), `${path}/elements/${i}`, judging);
      });
      break;
    case 'input':
      check(judging.surface === 'view', 'an input outside of a view');
      check(isPlain(block.label, 2_000), 'label is not of 1 to 2,000');
      if (block.hint !== undefined) check(isPlain(block.hint, 2_000), 'hint is not of 1 to 2,000');
      judgeElement(asJson(block.element), `${path}/element`, judging);
      break;
    default:
      say(path, `no block of type ${String(block.type)} is expected`);
  }
}

function judgeElement(element: Json, path: string, { say, pressed }: Judging): void {
  const check = (is: boolean, problem: string) => {
    if (!is) say(path, problem);
  };
  const id = `${path.startsWith('blocks') && element.type === 'plain_text_input' ? path : ''}${String(element.action_id)}`;
  check(isText(element.action_id, 255), 'action_id is not of 1 to 255');
  if (element.type === 'button') check(!pressed.has(id), `action_id ${id} twice`);
  pressed.add(id);
  if (element.placeholder !== undefined)
    check(isPlain(element.placeholder, 150), 'placeholder is not of 1 to 150');
  switch (element.type) {
    case 'button':
      check(isPlain(element.text, 75), 'label is not of 1 to 75');
      check(element.value === undefined || isText(element.value, 2_000), 'value is not of 1 to 2,000');
      check([undefined, 'primary', 'danger'].includes(element.style as never), 'no such style');
      break;
    case 'static_select': {
      check(isList(element.options, 100), 'options are not 1 to 100');
      const options = asList(element.options).map(asJson);
      for (const { text, value } of options) {
        check(isPlain(text, 75), 'an option is not of 1 to 75');
        check(isText(value, 75), "an option's value is not of 1 to 75");
      }
      const initial = element.initial_option;
      check(
        initial === undefined || options.some((each) => JSON.stringify(each) === JSON.stringify(initial)),
        'initial_option is none of the options',
      );
      break;
    }
    case 'plain_text_input':
      check(String(element.initial_value ?? '').length <= 3_000, 'initial_value is over 3,000');
      check(Number(element.max_length ?? 3_000) <= 3_000, 'max_length is over 3,000');
      break;
    default:
      say(path, `no element of type ${String(element.type)} is expected`);
  }
}

function judgeRich(element: Json, path: string, say: Judging['say']): void {
  const inner = asList(element.elements);
  if (inner.length === 0) say(path, 'no elements');
  if (element.type === 'rich_text_list') {
    inner.forEach((each, i) => {
      judgeRich(asJson(each), `${path}/elements/${i}`, say);
    });
    return;
  }
  for (const each of inner.map(asJson)) {
    if (each.type === 'text' && !isText(each.text, 40_000)) say(path, 'an empty text');
    if (each.type === 'user' && !/^[UW][A-Z0-9]+$/.test(String(each.user_id))) say(path, 'no user id');
    if (each.type === 'channel' && !/^[CDG][A-Z0-9]+$/.test(String(each.channel_id)))
      say(path, 'no channel id');
    if (each.type === 'link' && !/^(https?|mailto):/.test(String(each.url))) say(path, 'no address');
    if (!['text', 'user', 'channel', 'link', 'date'].includes(String(each.type)))
      say(path, `no ${String(each.type)} is expected`);
  }
}

/** All characters that are text in some JSON. */
function textIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + textIn(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, each]) => sum + (key === 'text' && typeof each === 'string' ? each.length : textIn(each)),
    0,
  );
}

export function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isList = (value: unknown, most: number) =>
  Array.isArray(value) && value.length > 0 && value.length <= most;
const isText = (value: unknown, most: number): boolean =>
  typeof value === 'string' && value.length > 0 && value.length <= most && value.isWellFormed();
const isPlain = (value: unknown, most: number) =>
  asJson(value).type === 'plain_text' &&
  isTextObject(value, most) &&
  String(asJson(value).text).trim() !== '';
const isTextObject = (value: unknown, most: number) =>
  ['plain_text', 'mrkdwn'].includes(String(asJson(value).type)) && isText(asJson(value).text, most);
