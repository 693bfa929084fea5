import next from '@next/eslint-plugin-next';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores([
    '.next/',
    '.data/',
    'lib/platform/generated/',
    'next-env.d.ts',
    'test-results/',
    'playwright-report/',
  ]),
  {
    files: ['**/*.{ts,tsx}'],
    extends: [
      tseslint.configs.strictTypeChecked,
      next.configs['core-web-vitals'],
      hooks.configs.flat.recommended,
    ],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // What is spread here are digits and letters, never emoji.
      '@typescript-eslint/no-misused-spread': 'off',
      // A parameter that ties the name of a job to its payload stands once in the signature.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // About CommonJS pages, of which there are none.
      '@next/next/no-assign-module-variable': 'off',
      // The library marks it so that nobody uses it unawares; here only for a provider on one's own machine.
      '@typescript-eslint/no-deprecated': [
        'error',
        { allow: [{ from: 'package', package: 'openid-client', name: 'allowInsecureRequests' }] },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Pages of the portal are plain documents: internal links are plain anchors and work without JavaScript.
      '@next/next/no-html-link-for-pages': 'off',
      // The picture optimiser keeps copies on the disk: a scan of a document is never copied anywhere.
      '@next/next/no-img-element': 'off',
    },
  },
  {
    // The application reads its settings in one place.
    files: ['app/**', 'components/**', 'emails/**', 'lib/**'],
    ignores: ['lib/platform/environment.ts', 'lib/local/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'Settings are read through lib/platform/environment.',
        },
        {
          selector:
            "JSXAttribute[name.name='dangerouslySetInnerHTML'], MemberExpression[property.name='innerHTML']",
          message: 'Text is drawn as text: React escapes it.',
        },
        {
          selector:
            "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.object.name='Date'][callee.property.name='now'], CallExpression[callee.name='Date'], MemberExpression[object.name='Temporal'][property.name='Now']",
          message: 'What time it is, lib/platform/clock tells; how long something takes, performance.now().',
        },
        {
          selector:
            "NewExpression[callee.name='Date'][arguments.length>1], CallExpression[callee.property.name=/^(get|set)(Date|Day|Month|FullYear|Hours|Minutes|Seconds|TimezoneOffset)$/], CallExpression[callee.property.name=/^toLocale(Date|Time)String$/], MemberExpression[object.name='Intl'][property.name='DateTimeFormat']",
          message: 'Days and hours are those of the region (lib/domain/dates), not of the machine.',
        },
      ],
    },
  },
  {
    // What talks to the person at the terminal.
    files: ['lib/local/**', 'tests/support/**', 'tests/bench/**', 'tests/faults/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['tests/**'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
);
