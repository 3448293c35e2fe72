import { supabase as provider } from '../../../idp/providers/supabase';
import { providerClass } from '../provider-class';

export const supabase = providerClass({
  provider,
  since: [2, 13, 0],
  because:
    'Supabase registers clients itself, so SupabaseProvider only says where it is and checks the tokens it issues. It knows no audience per server: a token of your project opens every server of the project',
  variables: {
    SUPABASE_PROJECT_URL: {
      says: 'Address of your project',
      example: 'https://example.supabase.co',
    },
  },
});
