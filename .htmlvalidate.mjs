import { defineConfig } from 'html-validate';

const tablePartsWithRoles = Object.fromEntries(
  ['table', 'thead', 'tbody', 'tr', 'th', 'td'].map((part) => [part, { aria: { implicitRole: () => null } }]),
);

/**
 * What every page of the portal must satisfy as HTML. What is switched off is not a matter of validity,
 * each with its reason.
 */
export default defineConfig({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  // Tables that are drawn as cards on a phone lose their meaning in some browsers unless the roles are repeated.
  elements: ['html5', tablePartsWithRoles],
  rules: {
    // How React and Next.js write tags: <meta charSet="utf-8"/>, async="", inline style of a streamed part.
    'attr-case': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-inline-style': 'off',
    'no-self-closing': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    // React makes ids such as «_R_» for itself; HTML allows them.
    'valid-id': ['error', { relaxed: true }],
    // The titles are the words of the service, «Подача заявления на выпуск сертификата …» among them.
    'long-title': 'off',
    // A telephone number is held together by a class, so that the number copied from the page stays plain.
    'tel-non-breaking': ['error', { ignoreClasses: ['whitespace-nowrap'] }],
    // <output> may hold no paragraphs, and what the portal announces has some.
    'prefer-native-element': ['error', { exclude: ['status'] }],
    // Several boxes of one question are ticked under one name.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit', 'reset'] }],
    // Scripts and styles of one's own site need no checksum; a stranger's would.
    'require-sri': ['error', { target: 'crossorigin' }],
  },
});
