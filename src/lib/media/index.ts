export { type EmbeddedText } from './embedded-text';
export { readEmbeddedTexts } from './embedded-texts';
export { readGeneration, type Generation } from './generation';
export { parseParameters, type GenerationParameters } from './parameters';
export {
  mediaKindOf,
  readImageKind,
  typeOfBytes,
  KIND_HEAD_BYTES,
  MEDIA_KINDS,
  type ImageKind,
  type MediaKind,
} from './media-kind';
export {
  makeProvenance,
  provenanceSchema,
  readProvenance,
  usedModelSchema,
  withoutPlace,
  type Provenance,
  type UsedModel,
} from './provenance';
export { pixelHash, stampProvenance, type StampFailure, type Stamped } from './stamp';
export { stripMetadata, type StripFailure } from './strip';
