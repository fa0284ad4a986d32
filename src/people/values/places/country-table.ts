/** A country other than the United States: its codes of ISO 3166-1, and its English name as a letter carries it. */
export type Country = Readonly<{ code: string; alpha3: string; name: string }>

// ISO 3166-1 with the usual English names. What the Postal Service serves as home is left out: the territories, and PW, FM and MH.
const ISO = `
AF AFG Afghanistan|AL ALB Albania|DZ DZA Algeria|AD AND Andorra|AO AGO Angola|AI AIA Anguilla|AQ ATA Antarctica
AG ATG Antigua and Barbuda|AR ARG Argentina|AM ARM Armenia|AW ABW Aruba|AU AUS Australia|AT AUT Austria
AZ AZE Azerbaijan|BS BHS Bahamas|BH BHR Bahrain|BD BGD Bangladesh|BB BRB Barbados|BY BLR Belarus|BE BEL Belgium
BZ BLZ Belize|BJ BEN Benin|BM BMU Bermuda|BT BTN Bhutan|BO BOL Bolivia|BA BIH Bosnia and Herzegovina|BW BWA Botswana
BV BVT Bouvet Island|BR BRA Brazil|IO IOT British Indian Ocean Territory|BN BRN Brunei|BG BGR Bulgaria
BF BFA Burkina Faso|BI BDI Burundi|KH KHM Cambodia|CM CMR Cameroon|CA CAN Canada|CV CPV Cape Verde
KY CYM Cayman Islands|CF CAF Central African Republic|TD TCD Chad|CL CHL Chile|CN CHN China|CX CXR Christmas Island
CC CCK Cocos Islands|CO COL Colombia|KM COM Comoros|CG COG Republic of the Congo
CD COD Democratic Republic of the Congo|CK COK Cook Islands|CR CRI Costa Rica|CI CIV Côte d'Ivoire|HR HRV Croatia
CU CUB Cuba|CY CYP Cyprus|CZ CZE Czech Republic|DK DNK Denmark|DJ DJI Djibouti|DM DMA Dominica
DO DOM Dominican Republic|EC ECU Ecuador|EG EGY Egypt|SV SLV El Salvador|GQ GNQ Equatorial Guinea|ER ERI Eritrea
EE EST Estonia|ET ETH Ethiopia|FK FLK Falkland Islands|FO FRO Faroe Islands|FJ FJI Fiji|FI FIN Finland|FR FRA France
GF GUF French Guiana|PF PYF French Polynesia|TF ATF French Southern Territories|GA GAB Gabon|GM GMB Gambia
GE GEO Georgia|DE DEU Germany|GH GHA Ghana|GI GIB Gibraltar|GR GRC Greece|GL GRL Greenland|GD GRD Grenada
GP GLP Guadeloupe|GT GTM Guatemala|GN GIN Guinea|GW GNB Guinea-Bissau|GY GUY Guyana|HT HTI Haiti
HM HMD Heard and McDonald Islands|VA VAT Vatican City|HN HND Honduras|HK HKG Hong Kong|HU HUN Hungary|IS ISL Iceland
IN IND India|ID IDN Indonesia|IR IRN Iran|IQ IRQ Iraq|IE IRL Ireland|IL ISR Israel|IT ITA Italy|JM JAM Jamaica
JP JPN Japan|JO JOR Jordan|KZ KAZ Kazakhstan|KE KEN Kenya|KI KIR Kiribati|KP PRK North Korea|KR KOR South Korea
KW KWT Kuwait|KG KGZ Kyrgyzstan|LA LAO Laos|LV LVA Latvia|LB LBN Lebanon|LS LSO Lesotho|LR LBR Liberia|LY LBY Libya
LI LIE Liechtenstein|LT LTU Lithuania|LU LUX Luxembourg|MO MAC Macao|MG MDG Madagascar|MW MWI Malawi|MY MYS Malaysia
MV MDV Maldives|ML MLI Mali|MT MLT Malta|MQ MTQ Martinique|MR MRT Mauritania|MU MUS Mauritius|YT MYT Mayotte
MX MEX Mexico|MD MDA Moldova|MC MCO Monaco|MN MNG Mongolia|MS MSR Montserrat|MA MAR Morocco|MZ MOZ Mozambique
MM MMR Myanmar|NA NAM Namibia|NR NRU Nauru|NP NPL Nepal|NL NLD Netherlands|NC NCL New Caledonia|NZ NZL New Zealand
NI NIC Nicaragua|NE NER Niger|NG NGA Nigeria|NU NIU Niue|NF NFK Norfolk Island|MK MKD North Macedonia|NO NOR Norway
OM OMN Oman|PK PAK Pakistan|PS PSE Palestine|PA PAN Panama|PG PNG Papua New Guinea|PY PRY Paraguay|PE PER Peru
PH PHL Philippines|PN PCN Pitcairn Islands|PL POL Poland|PT PRT Portugal|QA QAT Qatar|RE REU Réunion|RO ROU Romania
RU RUS Russia|RW RWA Rwanda|SH SHN Saint Helena|KN KNA Saint Kitts and Nevis|LC LCA Saint Lucia
PM SPM Saint Pierre and Miquelon|VC VCT Saint Vincent and Grenadines|WS WSM Samoa|SM SMR San Marino
ST STP São Tomé and Príncipe|SA SAU Saudi Arabia|SN SEN Senegal|SC SYC Seychelles|SL SLE Sierra Leone
SG SGP Singapore|SK SVK Slovakia|SI SVN Slovenia|SB SLB Solomon Islands|SO SOM Somalia|ZA ZAF South Africa
GS SGS South Georgia and South Sandwich Islands|ES ESP Spain|LK LKA Sri Lanka|SD SDN Sudan|SR SUR Suriname
SJ SJM Svalbard and Jan Mayen|SZ SWZ Eswatini|SE SWE Sweden|CH CHE Switzerland|SY SYR Syria|TW TWN Taiwan
TJ TJK Tajikistan|TZ TZA Tanzania|TH THA Thailand|TL TLS Timor-Leste|TG TGO Togo|TK TKL Tokelau|TO TON Tonga
TT TTO Trinidad and Tobago|TN TUN Tunisia|TR TUR Turkey|TM TKM Turkmenistan|TC TCA Turks and Caicos Islands
TV TUV Tuvalu|UG UGA Uganda|UA UKR Ukraine|AE ARE United Arab Emirates|GB GBR United Kingdom|UY URY Uruguay
UZ UZB Uzbekistan|VU VUT Vanuatu|VE VEN Venezuela|VN VNM Vietnam|VG VGB British Virgin Islands
WF WLF Wallis and Futuna|EH ESH Western Sahara|YE YEM Yemen|ZM ZMB Zambia|ZW ZWE Zimbabwe|AX ALA Åland Islands
BQ BES Caribbean Netherlands|CW CUW Curaçao|GG GGY Guernsey|IM IMN Isle of Man|JE JEY Jersey|ME MNE Montenegro
BL BLM Saint Barthélemy|MF MAF Saint Martin|RS SRB Serbia|SX SXM Sint Maarten|SS SSD South Sudan|XK XKK Kosovo`

/** All countries but the United States, their territories and the freely associated states. */
export const COUNTRIES: readonly Country[] = ISO.trim()
  .split(/[|\n]/)
  .map((line) => Object.freeze({ code: line.slice(0, 2), alpha3: line.slice(3, 6), name: line.slice(7) }))

// Other names in use, by code: older and official ones, their own, and usual short forms.
const OTHER_NAMES = `
GB uk|GB greatbritain|GB britain|GB england|GB scotland|GB wales|GB northernireland|GB unitedkingdomofgreatbritainandnorthernireland
DE deutschland|DE federalrepublicofgermany|CH schweiz|CH suisse|AT oesterreich|NL holland|KR korea|KR republicofkorea|KR southkorea
KR koreasouth|KP koreanorth|CZ czechia|TR turkiye|CI ivorycoast|CI cotedivoire|MM burma|RU russianfederation|VN vietnam|VN viet
SY syrianarabrepublic|IR islamicrepublicofiran|IR persia|TW taiwanprovinceofchina|TW republicofchina|CN peoplesrepublicofchina|CN prc
CN mainlandchina|BO plurinationalstateofbolivia|VE bolivarianrepublicofvenezuela|MD republicofmoldova|TZ unitedrepublicoftanzania
LA laopeoplesdemocraticrepublic|BN bruneidarussalam|CV caboverde|SZ swaziland|MK macedonia|TL easttimor|PS palestinianterritories
PS stateofpalestine|VA holysee|CD drcongo|CD congodemocraticrepublic|CD zaire|CG congo|CG congobrazzaville|AE uae|AE emirates|DO dominicanrep
DO republicadominicana|MX mejico|MX estadosunidosmexicanos|MX unitedmexicanstates|MX mex|BR brasil|ES espana|CA can|TT trinidad|TT tobago
KN saintkitts|KN nevis|VC saintvincent|VC saintvincentandthegrenadines|IE eire|IE republicofireland|NZ aotearoa|VG britishvirginislands
VG virginislandsbritish|MO macau|HK hongkongsar|SX saintmaarten|RS yugoslavia|BA bosnia|GS southgeorgia|LK ceylon|TH siam|KH kampuchea`

/** Names in bare letters, each with the code of its country. */
export const OTHER_COUNTRY_NAMES: readonly (readonly [name: string, code: string])[] = OTHER_NAMES.trim()
  .split(/[|\n]/)
  .map((line) => [line.slice(3), line.slice(0, 2)] as const)
