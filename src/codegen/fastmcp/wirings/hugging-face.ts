import { huggingFace as provider } from '../../../idp/providers/hugging-face';
import { providerClass } from '../provider-class';

export const huggingFace = providerClass({
  provider,
  since: [3, 4, 4],
  because:
    'HuggingFaceProvider registers clients here, uses one app of yours, and asks Hugging Face about each token',
});
