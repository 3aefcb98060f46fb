/**
 * UnitedStates: what the address of an American account may name as its state.
 *
 * The states, the District of Columbia, the territories and the armed forces, by their postal abbreviations: United
 * States Postal Service, Publication 28, Appendix B. The three states in free association are countries of their own.
 */

const states =
  "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA " +
  "RI SC SD TN TX UT VT VA WA WV WI WY"
const district = "DC"
const territories = "AS GU MP PR VI"
const armedForces = "AA AE AP"

export const postalAbbreviations: ReadonlyArray<string> = [states, district, territories, armedForces].flatMap((each) =>
  each.split(" ")
)
