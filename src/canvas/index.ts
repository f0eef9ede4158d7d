// Work on pictures in the page, without a server. `CanvasClient` runs it in a worker; the functions on
// `PixelImage` are pure.
export { CanvasClient } from './canvas-client';
export { blankKind, difference, isBlank, type Blank, type Difference } from './compare';
export { composite, joinAlpha, type Sprite } from './composite';
export { backgroundOf, cutOut, type CutOut, type CutOutOptions } from './cut-out';
export { drawPose, type PoseSize } from './draw-pose';
export { describeFailure as describeCanvasFailure, type CanvasFailure } from './failure';
export { boundsOf, feetLine, isCutBelow, standOn, trim, type Stand, type Trimmed } from './figure';
export { findHead, headMask, type Head, type HeadMaskOptions } from './head-mask';
export {
  clearShare,
  crop,
  flattenOn,
  hasAlpha,
  mirror,
  newImage,
  type Box,
  type PixelImage,
  type Rgb,
} from './pixels';
export {
  pictureWork,
  type CutOutPicture,
  type Picture,
  type PictureCodec,
  type PictureFacts,
  type PictureWork,
  type PlacedPicture,
  type Size,
} from './picture-work';
export {
  blendPoses,
  mirrorPose,
  poseSchema,
  readPose,
  resizePose,
  toComfyVn,
  toOpenPose,
  type Joint,
  type Pose,
  type PoseFailure,
} from './pose';
export { jointColor, LIMBS, OPENPOSE_18, standardJoint, type Limb } from './pose-joints';
export { coverImage, fitWithin, scaleImage } from './scale';
