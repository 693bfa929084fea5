import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledNode, ensurePackages, root } from '../../lib/local/ensure-packages.mjs';

// Plain JavaScript for any Node from 20.19: it brings the packages and runs the tests with the Node among them.
// Usage: npm test [-- unit integration e2e lighthouse], npm test -- fuzz, npm test -- scale

const reports = mkdtempSync(join(tmpdir(), 'portal-tests-'));
const reportOf = (suite) => join(reports, `${suite}.json`);

const vitest = (suite, { project = suite, folder, settings } = {}) => ({
  settings,
  args: [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...(folder ? [folder] : []),
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportOf(suite)}`,
  ],
  count: (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }),
  failuresIn: ({ testResults }) =>
    testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => ({ file: name, test: fullName, why: failureMessages[0] })),
    ),
});

const playwright = (project) => ({
  args: [
    'node_modules/@playwright/test/cli.js',
    'test',
    `--project=${project}`,
    '--no-deps',
    '--reporter=list,json',
  ],
  count: ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
  failuresIn: ({ suites }) => suites.flatMap(failedSpecs),
});

const failedSpecs = ({ suites = [], specs = [] }) => [
  ...suites.flatMap(failedSpecs),
  ...specs
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => ({
      file,
      test: title,
      why: tests[0]?.results.find(({ error }) => error)?.error.message,
    })),
];

const suites = {
  unit: vitest('unit'),
  integration: vitest('integration'),
  e2e: playwright('site'),
  lighthouse: playwright('lighthouse'),
};

/**
 * Run only when they are asked for by name: strange input beyond what the integration tests try, over a hundred thousand of
 * it; and the children of a whole region, loaded, searched, reported and taken out.
 */
const longSuites = {
  fuzz: vitest('fuzz', {
    project: 'integration',
    folder: 'tests/integration/fuzz',
    settings: { FUZZ_INPUTS: process.env.FUZZ_INPUTS ?? '110000' },
  }),
  scale: vitest('scale', { settings: { SCALE_CHILDREN: process.env.SCALE_CHILDREN ?? '200000' } }),
};

const allSuites = { ...suites, ...longSuites };

/** Runs one suite and counts its tests; a run that broke off before its tests is a failure too. */
async function runSuite(name) {
  console.log(`\n── ${name} ──`);
  const { args, settings, ...reading } = allSuites[name];
  const code = await runNode(args, { ...settings, PLAYWRIGHT_JSON_OUTPUT_NAME: reportOf(name) });
  const { passed, failed, failures } = outcomeIn(reportOf(name), reading);
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, failures };
}

function outcomeIn(report, { count, failuresIn }) {
  try {
    const told = JSON.parse(readFileSync(report, 'utf8'));
    return { ...count(told), failures: failuresIn(told) };
  } catch {
    return { passed: 0, failed: 1, failures: [] };
  }
}

/** What failed, told once more at the end: of a long run often only the last lines are kept. */
function tellFailures(failures) {
  for (const { file, test, why } of failures) {
    console.error(`\n✘ ${file} › ${test}\n${String(why).slice(0, 2000)}`);
  }
}

function runNode(args, settings = {}) {
  return new Promise((settle) => {
    const child = spawn(bundledNode, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...settings },
    });
    const stop = () => child.kill('SIGTERM');
    const signals = ['SIGINT', 'SIGTERM'];
    for (const signal of signals) process.once(signal, stop);
    child.once('exit', (code) => {
      for (const signal of signals) process.off(signal, stop);
      settle(code ?? 1);
    });
  });
}

async function prepare(wanted) {
  process.chdir(root);
  ensurePackages();
  const { ensureClient } = await import('../../lib/local/generate.mjs');
  ensureClient();
  if (!wanted.some((name) => ['e2e', 'lighthouse'].includes(name))) return;
  const { ensureBrowser } = await import('./browser.mjs');
  await ensureBrowser();
}

const sum = { passed: 0, failed: 0, failures: [] };
try {
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !(name in allSuites));
  if (unknown) throw new Error(`Нет таких тестов: ${unknown}. Есть: ${Object.keys(allSuites).join(', ')}.`);
  const wanted = asked.length > 0 ? asked : Object.keys(suites);
  await prepare(wanted);
  for (const name of wanted) {
    const { passed, failed, failures } = await runSuite(name);
    sum.passed += passed;
    sum.failed += failed;
    sum.failures.push(...failures);
  }
} catch (error) {
  console.error(error.message);
  sum.failed += 1;
}
rmSync(reports, { recursive: true, force: true });
tellFailures(sum.failures);
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
