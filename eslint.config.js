import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
  {
    ignores: [
      'tools/canary/',
      'dist/',
      'dist-bench/',
      'dist-comfyui/',
      'node_modules/',
      'public/',
      'test-results/',
    ],
  },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    rules: {
      // TypeScript knows the names better than this rule does.
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      // A spread of a data-sized array into arguments overflows the stack at about 125,000 items.
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='push'] > SpreadElement",
          message: 'Append in a loop: a spread of a data-sized array overflows the stack.',
        },
      ],
      'svelte/require-each-key': 'error',
      // Links in this page are hash links and object URLs; there is no router of a framework.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
);
