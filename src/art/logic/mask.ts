// Workflows that paint within a mask.
import type { RoleSetup } from './setup';

/** The chosen workflow cannot run without a mask picture. */
export function takesMask({ template }: RoleSetup): boolean {
  return (
    template?.template.bindings.some(
      ({ param, optional }) => param === 'mask' && optional !== true,
    ) ?? false
  );
}
