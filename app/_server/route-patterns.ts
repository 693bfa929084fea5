import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The addresses of the portal part by part; under '[]' what follows a parameter. */
type Branch = { pattern?: string; parts: Map<string, Branch> };

const parameter = '[]';

const manifest = join('.next', 'routes-manifest.json');

/** Files that pages are drawn with and files of the site's own, as two patterns. */
const files = [
  [/^\/_next\//, '/_next'],
  [/\.(?:ico|svg|png|jpe?g|webp|txt|xml|webmanifest|woff2?|pdf)$/, 'file'],
] as const;

const elsewhere = 'other';

/**
 * Tells the pattern of a path, «/cabinet/children/[childId]» for the page of any child: a log and metrics that name it hold
 * neither ids nor the tokens of links, and there are never more of them than the portal has addresses. What is no address of
 * the portal is «other».
 */
export function patternReader(patterns: readonly string[]): (path: string) => string {
  const root: Branch = { parts: new Map() };
  for (const pattern of patterns) plant(root, pattern);
  return (path) => find(root, partsOf(path)) ?? files.find(([shape]) => shape.test(path))?.[1] ?? elsewhere;
}

/** The addresses as the build lists them; none in development, where nothing is built. */
export function builtPatterns(): string[] {
  let text: string;
  try {
    text = readFileSync(manifest, 'utf8');
  } catch {
    return [];
  }
  const { staticRoutes, dynamicRoutes } = JSON.parse(text) as Record<
    'staticRoutes' | 'dynamicRoutes',
    { page: string }[]
  >;
  return [...staticRoutes, ...dynamicRoutes].map(({ page }) => page);
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

function plant(root: Branch, pattern: string): void {
  let branch = root;
  for (const part of partsOf(pattern)) {
    const name = part.startsWith('[') ? parameter : part;
    let next = branch.parts.get(name);
    if (!next) branch.parts.set(name, (next = { parts: new Map() }));
    branch = next;
  }
  branch.pattern = pattern;
}

/** A named part comes before a parameter, as Next reads it. */
function find(branch: Branch, [part, ...rest]: readonly string[]): string | undefined {
  if (part === undefined) return branch.pattern;
  for (const next of [branch.parts.get(part), branch.parts.get(parameter)]) {
    const found = next && find(next, rest);
    if (found !== undefined) return found;
  }
  return undefined;
}
