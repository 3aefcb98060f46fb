/**
 * countries: where Stripe has accounts, and what a transfer there costs. A line is a country by its ISO 3166 code:
 * whether businesses of it have accounts, recipients of American platforms or both; Stripe's share of what is
 * transferred to it across a border; the currency that its accounts settle in; its name.
 *
 * Businesses, which can be platforms and have the full service agreement: https://stripe.com/global, as read by others
 * from 2025-11 to 2026-05 (45 countries; those served by Paystack, and by invitation only, are not among them).
 * Recipients: `supported_transfer_countries` of the United States in https://docs.stripe.com/api/country_specs/object,
 * read 2026-11, and IN, which https://docs.stripe.com/connect/cross-border-payouts names; not BR, which Stripe refused
 * in 2026-09. Shares and currencies: polarsource/polar, stripe_country_fees.csv of 2026-08-22 (see NOTICE), an
 * American platform's; that of US: https://docs.stripe.com/connect/cross-border-payouts. Countries change: this is as
 * it stood then.
 */
export const lines = `
AE both 1% aed United Arab Emirates
AG recipient 1% xcd Antigua & Barbuda
AL recipient 1% all Albania
AM recipient 1% amd Armenia
AO recipient 1% aoa Angola
AR recipient 0.5% ars Argentina
AT both 0.25% eur Austria
AU both 1% aud Australia
AZ recipient 1% azn Azerbaijan
BA recipient 1% bam Bosnia & Herzegovina
BD recipient 0.75% bdt Bangladesh
BE both 0.25% eur Belgium
BG both 1% bgn Bulgaria
BH recipient 1% bhd Bahrain
BJ recipient 1% xof Benin
BN recipient 1% bnd Brunei
BO recipient 0.75% bob Bolivia
BR business 0% brl Brazil
BS recipient 1% bsd Bahamas
BT recipient 1% btn Bhutan
BW recipient 1% bwp Botswana
CA both 0.25% cad Canada
CH both 0.25% chf Switzerland
CI recipient 1% xof Côte d’Ivoire
CL recipient 0.75% clp Chile
CO recipient 0.75% cop Colombia
CR recipient 0.5% crc Costa Rica
CY both 0.25% eur Cyprus
CZ both 0.25% czk Czechia
DE both 0.25% eur Germany
DK both 0.5% dkk Denmark
DO recipient 0.5% dop Dominican Republic
DZ recipient 1% dzd Algeria
EC recipient 1% usd Ecuador
EE both 0.25% eur Estonia
EG recipient 0.75% egp Egypt
ES both 0.25% eur Spain
ET recipient 1% etb Ethiopia
FI both 0.25% eur Finland
FR both 0.25% eur France
GA recipient 1% xaf Gabon
GB both 0.25% gbp United Kingdom
GH recipient 1% ghs Ghana
GI business 0.25% gbp Gibraltar
GM recipient 1% gmd Gambia
GR both 0.25% eur Greece
GT recipient 1% gtq Guatemala
GY recipient 1% gyd Guyana
HK both 0.5% hkd Hong Kong
HR both 0.25% eur Croatia
HU both 0.25% huf Hungary
ID recipient 0.5% idr Indonesia
IE both 0.25% eur Ireland
IL recipient 0.5% ils Israel
IN both 0.75% inr India
IS recipient 0.25% eur Iceland
IT both 0.25% eur Italy
JM recipient 0.5% jmd Jamaica
JO recipient 1% jod Jordan
JP both 1% jpy Japan
KE recipient 0.75% kes Kenya
KH recipient 1% khr Cambodia
KR recipient 1% krw South Korea
KW recipient 1% kwd Kuwait
KZ recipient 1% kzt Kazakhstan
LA recipient 1% lak Laos
LC recipient 1% xcd St. Lucia
LI both 0.25% chf Liechtenstein
LK recipient 1% lkr Sri Lanka
LT both 0.25% eur Lithuania
LU both 0.25% eur Luxembourg
LV both 0.25% eur Latvia
MA recipient 0.5% mad Morocco
MC recipient 0.25% eur Monaco
MD recipient 1% mdl Moldova
MG recipient 1% mga Madagascar
MK recipient 1% mkd North Macedonia
MN recipient 1% mnt Mongolia
MO recipient 1% mop Macao
MT both 0.25% eur Malta
MU recipient 1% mur Mauritius
MX both 0.25% mxn Mexico
MY both 1% myr Malaysia
MZ recipient 1% mzn Mozambique
NA recipient 1% nad Namibia
NE recipient 1% xof Niger
NG recipient 1% ngn Nigeria
NL both 0.25% eur Netherlands
NO both 0.25% nok Norway
NZ both 0.5% nzd New Zealand
OM recipient 1% omr Oman
PA recipient 1% usd Panama
PE recipient 1.25% pen Peru
PH recipient 1% php Philippines
PK recipient 1% pkr Pakistan
PL both 0.5% pln Poland
PT both 0.25% eur Portugal
PY recipient 0.75% pyg Paraguay
QA recipient 1% qar Qatar
RO both 0.75% ron Romania
RS recipient 1% rsd Serbia
RW recipient 1% rwf Rwanda
SA recipient 1% sar Saudi Arabia
SE both 0.25% sek Sweden
SG both 0.5% sgd Singapore
SI both 0.25% eur Slovenia
SK both 0.25% eur Slovakia
SM recipient 0.25% eur San Marino
SN recipient 1% xof Senegal
SV recipient 1% usd El Salvador
TH both 0.5% thb Thailand
TN recipient 0.5% tnd Tunisia
TR recipient 0.75% try Türkiye
TT recipient 0.5% ttd Trinidad & Tobago
TW recipient 1% twd Taiwan
TZ recipient 1% tzs Tanzania
US business 0.25% usd United States
UY recipient 0.75% uyu Uruguay
UZ recipient 1% uzs Uzbekistan
VN recipient 1% vnd Vietnam
ZA recipient 0.5% zar South Africa
`
