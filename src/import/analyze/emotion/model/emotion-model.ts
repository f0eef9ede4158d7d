// The shipped model, read when the first line asks for it. It is bundled with the import worker alone.
import { LinearModel } from './linear-model';
import weights from './weights.txt?raw';

let model: LinearModel | undefined;

export function emotionModel(): LinearModel {
  return (model ??= new LinearModel(weights));
}
