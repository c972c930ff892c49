// @ts-check
// Which branches of our sources an input enters: a mark at each, written into the text before it is bundled. Jazzer.js, which would do
// this too, brings no program for the C library of the systems that we support.
import ts from 'typescript';

/** @typedef {{ readonly at: number, readonly text: string, readonly closes: boolean }} Insertion */

/**
 * @param {string} path
 * @param {string} text
 * @param {number} first the number of the first mark in it
 */
export function withMarks(path, text, first) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  /** @type {Insertion[]} */
  const insertions = [];
  let next = first;
  /** @param {ts.Node} node */
  const visit = (node) => {
    const closings = marksAt(node, () => next++, insertions);
    node.forEachChild(visit);
    insertions.push(...closings);
  };
  visit(source);
  return { text: inserted(text, insertions), marks: next - first };
}

/**
 * @param {ts.Node} node
 * @param {() => number} number
 * @param {Insertion[]} opened
 * @returns {readonly Insertion[]} what closes behind its children
 */
function marksAt(node, number, opened) {
  /** @type {Insertion[]} */
  const closings = [];
  for (const branch of branchesOf(node)) {
    const isBlock = ts.isBlock(branch);
    const isStatement = ts.isStatement(branch);
    const at = isBlock ? branch.getStart() + 1 : branch.getStart();
    const mark = `__mark(${number()})`;
    if (isBlock) opened.push({ at, text: `${mark};`, closes: false });
    else {
      opened.push({ at, text: isStatement ? `{${mark};` : `(${mark},(`, closes: false });
      closings.push({ at: branch.getEnd(), text: isStatement ? '}' : '))', closes: true });
    }
  }
  return closings;
}

const SHORT_CIRCUITS = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

/**
 * @param {ts.Node} node
 * @returns {readonly ts.Node[]}
 */
function branchesOf(node) {
  if (ts.isIfStatement(node)) return [node.thenStatement, node.elseStatement].filter(isThere);
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  if (ts.isBinaryExpression(node))
    return SHORT_CIRCUITS.has(node.operatorToken.kind) ? [node.right] : [];
  if (ts.isFunctionLike(node)) {
    const { body } = /** @type {{ body?: ts.Node }} */ (/** @type {unknown} */ (node));
    return body === undefined ? [] : [body];
  }
  if (ts.isCatchClause(node)) return [node.block];
  if (ts.isIterationStatement(node, false)) return [node.statement];
  // The first of a clause's statements stands for it.
  return ts.isCaseOrDefaultClause(node) ? node.statements.slice(0, 1).filter(canBeWrapped) : [];
}

/** What is declared in a clause is seen behind it. @param {ts.Statement} statement */
const canBeWrapped = (statement) => !ts.isVariableStatement(statement);

/**
 * @template T
 * @param {T | undefined} one
 * @returns {one is T}
 */
const isThere = (one) => one !== undefined;

/**
 * @param {string} text
 * @param {readonly Insertion[]} insertions
 */
function inserted(text, insertions) {
  // At one place what closes comes first, and otherwise whatever was found first.
  const inOrder = [...insertions].sort(
    (one, other) => one.at - other.at || Number(other.closes) - Number(one.closes),
  );
  let [made, done] = ['', 0];
  for (const { at, text: more } of inOrder) {
    made += text.slice(done, at) + more;
    done = at;
  }
  return made + text.slice(done);
}
