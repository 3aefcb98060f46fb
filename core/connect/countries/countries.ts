/**
 * countries: where Stripe has accounts, and what a transfer there costs. A line is a country by its ISO 3166 code:
 * whether businesses of it have accounts, recipients of American platforms or both; Stripe's share of what is
 * transferred to it across a border; its name.
 *
 * Businesses, which can be platforms and have the full service agreement: https://stripe.com/global, as read by others
 * from 2025-11 to 2026-05 (45 countries; those served by Paystack, and by invitation only, are not among them).
 * Recipients: `supported_transfer_countries` of the United States in https://docs.stripe.com/api/country_specs/object,
 * read 2026-11, and IN, which https://docs.stripe.com/connect/cross-border-payouts names; not BR, which Stripe refused
 * in 2026-09. Shares: polarsource/polar, stripe_country_fees.csv of 2026-08-22 (see NOTICE), an American platform's;
 * that of US: https://docs.stripe.com/connect/cross-border-payouts. Countries change: this is as it stood then.
 */
export const lines = `
AE both 1% United Arab Emirates
AG recipient 1% Antigua & Barbuda
AL recipient 1% Albania
AM recipient 1% Armenia
AO recipient 1% Angola
AR recipient 0.5% Argentina
AT both 0.25% Austria
AU both 1% Australia
AZ recipient 1% Azerbaijan
BA recipient 1% Bosnia & Herzegovina
BD recipient 0.75% Bangladesh
BE both 0.25% Belgium
BG both 1% Bulgaria
BH recipient 1% Bahrain
BJ recipient 1% Benin
BN recipient 1% Brunei
BO recipient 0.75% Bolivia
BR business 0% Brazil
BS recipient 1% Bahamas
BT recipient 1% Bhutan
BW recipient 1% Botswana
CA both 0.25% Canada
CH both 0.25% Switzerland
CI recipient 1% Côte d’Ivoire
CL recipient 0.75% Chile
CO recipient 0.75% Colombia
CR recipient 0.5% Costa Rica
CY both 0.25% Cyprus
CZ both 0.25% Czechia
DE both 0.25% Germany
DK both 0.5% Denmark
DO recipient 0.5% Dominican Republic
DZ recipient 1% Algeria
EC recipient 1% Ecuador
EE both 0.25% Estonia
EG recipient 0.75% Egypt
ES both 0.25% Spain
ET recipient 1% Ethiopia
FI both 0.25% Finland
FR both 0.25% France
GA recipient 1% Gabon
GB both 0.25% United Kingdom
GH recipient 1% Ghana
GI business 0.25% Gibraltar
GM recipient 1% Gambia
GR both 0.25% Greece
GT recipient 1% Guatemala
GY recipient 1% Guyana
HK both 0.5% Hong Kong
HR both 0.25% Croatia
HU both 0.25% Hungary
ID recipient 0.5% Indonesia
IE both 0.25% Ireland
IL recipient 0.5% Israel
IN both 0.75% India
IS recipient 0.25% Iceland
IT both 0.25% Italy
JM recipient 0.5% Jamaica
JO recipient 1% Jordan
JP both 1% Japan
KE recipient 0.75% Kenya
KH recipient 1% Cambodia
KR recipient 1% South Korea
KW recipient 1% Kuwait
KZ recipient 1% Kazakhstan
LA recipient 1% Laos
LC recipient 1% St. Lucia
LI both 0.25% Liechtenstein
LK recipient 1% Sri Lanka
LT both 0.25% Lithuania
LU both 0.25% Luxembourg
LV both 0.25% Latvia
MA recipient 0.5% Morocco
MC recipient 0.25% Monaco
MD recipient 1% Moldova
MG recipient 1% Madagascar
MK recipient 1% North Macedonia
MN recipient 1% Mongolia
MO recipient 1% Macao
MT both 0.25% Malta
MU recipient 1% Mauritius
MX both 0.25% Mexico
MY both 1% Malaysia
MZ recipient 1% Mozambique
NA recipient 1% Namibia
NE recipient 1% Niger
NG recipient 1% Nigeria
NL both 0.25% Netherlands
NO both 0.25% Norway
NZ both 0.5% New Zealand
OM recipient 1% Oman
PA recipient 1% Panama
PE recipient 1.25% Peru
PH recipient 1% Philippines
PK recipient 1% Pakistan
PL both 0.5% Poland
PT both 0.25% Portugal
PY recipient 0.75% Paraguay
QA recipient 1% Qatar
RO both 0.75% Romania
RS recipient 1% Serbia
RW recipient 1% Rwanda
SA recipient 1% Saudi Arabia
SE both 0.25% Sweden
SG both 0.5% Singapore
SI both 0.25% Slovenia
SK both 0.25% Slovakia
SM recipient 0.25% San Marino
SN recipient 1% Senegal
SV recipient 1% El Salvador
TH both 0.5% Thailand
TN recipient 0.5% Tunisia
TR recipient 0.75% Türkiye
TT recipient 0.5% Trinidad & Tobago
TW recipient 1% Taiwan
TZ recipient 1% Tanzania
US business 0.25% United States
UY recipient 0.75% Uruguay
UZ recipient 1% Uzbekistan
VN recipient 1% Vietnam
ZA recipient 0.5% South Africa
`
