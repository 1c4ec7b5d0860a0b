// The attribute that formulas by sex look at, as lists write it.
import type { Format } from '../format.ts'

/** Men first, then women, as formulas name their tables. Not required: without it only the points by formula stay empty. */
export const sex: Format['attributes'][number] = {
  id: 'sex',
  name: 'Sex',
  short: 'Sex',
  decimals: 0,
  min: 0,
  max: 1,
  required: false,
  also: ['gender', 'geschlecht', 'sexe', 'sexo', 'm/f', 'f/m'],
  options: [
    { code: 'M', name: 'men', also: ['man', 'male', 'h', 'homme', 'hombre', 'mann'] },
    { code: 'F', name: 'women', also: ['woman', 'female', 'w', 'femme', 'mujer', 'frau'] },
  ],
}
