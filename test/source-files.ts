// The source as the compiler reads it, for tests about the shape of the tree.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

export type Import = {
  /** `src/domain/ids.ts` for a file of ours, else the package or `node:` module. */
  readonly of: string;
  readonly ours: boolean;
  readonly typeOnly: boolean;
};

export type SourceFile = {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  /** `domain`, `channels/teams`, … or the file's name where it lies in no room. */
  readonly room: string;
  readonly imports: readonly Import[];
  /** What in it a test forbids or allows by name: `any`, `!`, `as`, `Date.now`, `new Date()`, … */
  readonly uses: ReadonlySet<string>;
  /** Lines with anything but comments and blanks. */
  readonly codeLines: number;
  readonly comments: readonly string[];
};

export function sourceFiles(folder: 'src'): readonly SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => parseSource([folder, ...name.split(sep)].join('/')))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

export function dependencies(): readonly string[] {
  const text = readFileSync(join(ROOT, 'package.json'), 'utf8');
  return Object.keys((JSON.parse(text) as { dependencies: object }).dependencies);
}

function parseSource(path: string): SourceFile {
  return parseText(path, readFileSync(join(ROOT, ...path.split('/')), 'utf8'));
}

export function parseText(path: string, text: string): SourceFile {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const imports: Import[] = [];
  const uses = new Set<string>();
  const lines = new Set<number>();
  const linesOf = (node: ts.Node): void => {
    if (node.getWidth(tree) === 0) return;
    const first = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line;
    const last = tree.getLineAndCharacterOfPosition(node.getEnd()).line;
    for (let line = first; line <= last; line += 1) lines.add(line);
  };
  const code = (from: number, to: number): void => {
    if (from >= to) return;
    const first = tree.getLineAndCharacterOfPosition(from).line;
    text
      .slice(from, to)
      .replaceAll(COMMENT, (comment) => comment.replaceAll(/[^\n]/g, ' '))
      .split('\n')
      .forEach((line, at) => line.trim() !== '' && lines.add(first + at));
  };
  // Children as the tree has them: to ask for each bracket and comma by itself would take four times as long.
  const visit = (node: ts.Node): void => {
    const found = importOf(node);
    if (found !== undefined) imports.push({ ...found, ...target(path, found.of) });
    for (const use of usesOf(node)) uses.add(use);
    let at = node.getStart(tree);
    ts.forEachChild(node, (child) => {
      code(at, child.getStart(tree));
      visit(child);
      at = child.getEnd();
    });
    if (ts.isToken(node)) linesOf(node);
    else code(at, node.getEnd());
  };
  visit(tree);
  return {
    path,
    room: roomOf(path),
    imports,
    uses,
    codeLines: lines.size,
    comments: commentsOf(text),
  };
}

type Named = Pick<Import, 'of' | 'typeOnly'>;

function importOf(node: ts.Node): Named | undefined {
  if (ts.isImportDeclaration(node)) {
    const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return { of: nameOf(node.moduleSpecifier), typeOnly };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    return { of: nameOf(node.moduleSpecifier), typeOnly: node.isTypeOnly };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { of: nameOf(node.argument.literal), typeOnly: true };
  }
  if (ts.isCallExpression(node) && /^(?:import|require)$/.test(node.expression.getText())) {
    return { of: nameOf(node.arguments[0]), typeOnly: false };
  }
  return undefined;
}

/** A name that only the running program knows is held against every rule. */
function nameOf(literal: ts.Node | undefined): string {
  return literal !== undefined && ts.isStringLiteralLike(literal) ? literal.text : '(unknown)';
}

function target(from: string, of: string): Pick<Import, 'of' | 'ours'> {
  if (!of.startsWith('.')) return { of: packageOf(of), ours: false };
  const path = posix.join(posix.dirname(from), of).replace(/\.js$/, '.ts');
  return { of: path, ours: true };
}

function packageOf(name: string): string {
  if (name.startsWith('node:')) return name;
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

const USES: readonly ((node: ts.Node) => string | undefined)[] = [
  (node) => (node.kind === ts.SyntaxKind.AnyKeyword ? 'any' : undefined),
  (node) => (ts.isNonNullExpression(node) ? '!' : undefined),
  (node) => (ts.isAsExpression(node) && node.type.getText() !== 'const' ? 'as' : undefined),
  (node) => (ts.isTypeAssertionExpression(node) ? 'as' : undefined),
  (node) => (ts.isExportAssignment(node) ? 'export default' : undefined),
  (node) =>
    node.kind === ts.SyntaxKind.DefaultKeyword && isModifier(node) ? 'export default' : undefined,
  (node) => (ts.isPropertyAccessExpression(node) ? node.getText() : undefined),
  (node) => (ts.isElementAccessExpression(node) ? `${node.expression.getText()}[…]` : undefined),
  (node) =>
    ts.isNewExpression(node) && !hasArguments(node)
      ? `new ${node.expression.getText()}()`
      : undefined,
  (node) => (ts.isIdentifier(node) ? node.text : undefined),
  (node) =>
    ts.isVariableStatement(node) && ts.isSourceFile(node.parent) && canChange(node.declarationList)
      ? MODULE_STATE
      : undefined,
];

/** What a module remembers from one caller to the next; what it worked out for an object, and forgets with it, is none. */
export const MODULE_STATE = 'state of a module';

function canChange(list: ts.VariableDeclarationList): boolean {
  const begins = list.declarations.map(({ initializer }) => initializer?.getText() ?? '');
  const isConst = (list.flags & ts.NodeFlags.Const) !== 0;
  return !isConst || begins.some((text) => /^(?:new (?:Map|Set)\b.*\(\)|\[\]|\{\})$/s.test(text));
}

function usesOf(node: ts.Node): readonly string[] {
  return USES.flatMap((use) => use(node) ?? []);
}

function isModifier(node: ts.Node): boolean {
  return ts.canHaveModifiers(node.parent);
}

function hasArguments(node: ts.NewExpression): boolean {
  return node.arguments !== undefined && node.arguments.length > 0;
}

function commentsOf(text: string): readonly string[] {
  return text.match(COMMENT) ?? [];
}

function roomOf(path: string): string {
  const [, room = '', channel = '', ...rest] = path.split('/');
  return room === 'channels' && rest.length > 0 ? `${room}/${channel}` : room;
}
