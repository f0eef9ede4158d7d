// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/svelte';
import '@testing-library/svelte/vitest';
import { expect, it } from 'vitest';
import TagField from './TagField.svelte';

function open(first: readonly string[], suggestions: readonly string[] = []) {
  let tags = first;
  const view = render(TagField, {
    label: 'Tags',
    tags,
    suggestions,
    onchange: (now: readonly string[]) => {
      tags = now;
      void view.rerender({ tags: now });
    },
  });
  return {
    field: screen.getByLabelText<HTMLInputElement>('Tags'),
    tags: () => tags,
  };
}

const type = async (field: HTMLInputElement, text: string, key = 'Enter') => {
  await fireEvent.input(field, { target: { value: text } });
  await fireEvent.keyDown(field, { key });
};

it('adds what was typed with Enter, with a comma, and when the field is left', async () => {
  const { field, tags } = open(['sea']);
  await type(field, 'night');
  await type(field, 'rain', ',');
  await fireEvent.input(field, { target: { value: 'SEA, wind' } });
  await fireEvent.blur(field);
  expect(tags()).toEqual(['sea', 'night', 'rain', 'wind']);
  expect(field.value).toBe('');
});

it('removes by keyboard, and the focus stays in the field', async () => {
  const { field, tags } = open(['a', 'b', 'c']);
  field.focus();
  await fireEvent.keyDown(field, { key: 'Backspace' });
  expect(tags()).toEqual(['a', 'b']);
  const button = screen.getByRole('button', { name: 'Remove tag a' });
  button.focus();
  await fireEvent.keyDown(button, { key: 'Delete' });
  expect(tags()).toEqual(['b']);
  expect(document.activeElement).toBe(field);
});

it('offers what is not there yet, and adds it', async () => {
  const { field, tags } = open(['sea'], ['Sea', 'night', 'noon']);
  await fireEvent.input(field, { target: { value: 'no' } });
  expect(screen.queryByRole('button', { name: 'Add tag night' })).toBeNull();
  await fireEvent.click(screen.getByRole('button', { name: 'Add tag noon' }));
  expect(tags()).toEqual(['sea', 'noon']);
  expect(field.value).toBe('');
});

it('says what is wrong with a tag, and leaves it to be mended', async () => {
  const { field, tags } = open([]);
  const long = 'x'.repeat(41);
  await type(field, long);
  expect(screen.getByRole('alert').textContent).toContain('40 characters');
  expect(field.value).toBe(long);
  expect(tags()).toEqual([]);
  await type(field, 'x');
  expect(screen.queryByRole('alert')).toBeNull();
  expect(tags()).toEqual(['x']);
});
