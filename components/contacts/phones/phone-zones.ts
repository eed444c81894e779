import type { FormattedPhone } from './phone-format';

/**
 * The time zones of countries, as `area: code city`, from the IANA time zone database (zone1970.tab, in the names every
 * browser knows). This lists only which zones a country has; the browser computes the time. Zones with fewer than one
 * in twenty of the inhabitants are left out (the Canaries, Chatham, Galápagos …): numbers there show mainland time.
 * Russia is left out because its zones span ten hours. The United States and Canada are left out because their area
 * codes are more precise. A test compares this with the runtime's own data.
 */
const zonesByCountry = [
  `Africa: AO Luanda, BF Ouagadougou, BI Bujumbura, BJ Porto-Novo, BW Gaborone, CD Kinshasa, CD Lubumbashi, CF Bangui,
    CG Brazzaville, CI Abidjan, CM Douala, DJ Djibouti, DZ Algiers, EG Cairo, EH El_Aaiun, ER Asmera, ET Addis_Ababa,
    GA Libreville, GH Accra, GM Banjul, GN Conakry, GQ Malabo, GW Bissau, KE Nairobi, LR Monrovia, LS Maseru, LY Tripoli,
    MA Casablanca, ML Bamako, MR Nouakchott, MW Blantyre, MZ Maputo, NA Windhoek, NE Niamey, NG Lagos, RW Kigali,
    SD Khartoum, SL Freetown, SN Dakar, SO Mogadishu, SS Juba, ST Sao_Tome, SZ Mbabane, TD Ndjamena, TG Lome, TN Tunis,
    TZ Dar_es_Salaam, UG Kampala, ZA Johannesburg, ZM Lusaka, ZW Harare`,
  `America: AG Antigua, AI Anguilla, AR Buenos_Aires, AW Aruba, BB Barbados, BL St_Barthelemy, BO La_Paz, BQ Kralendijk,
    BR Manaus, BR Sao_Paulo, BS Nassau, BZ Belize, CL Santiago, CO Bogota, CR Costa_Rica, CU Havana, CW Curacao,
    DM Dominica, DO Santo_Domingo, EC Guayaquil, GD Grenada, GF Cayenne, GL Godthab, GP Guadeloupe, GT Guatemala,
    GY Guyana, HN Tegucigalpa, HT Port-au-Prince, JM Jamaica, KN St_Kitts, KY Cayman, LC St_Lucia, MF Marigot,
    MQ Martinique, MS Montserrat, MX Hermosillo, MX Mexico_City, MX Tijuana, NI Managua, PA Panama, PE Lima, PM Miquelon,
    PR Puerto_Rico, PY Asuncion, SR Paramaribo, SV El_Salvador, SX Lower_Princes, TC Grand_Turk, TT Port_of_Spain,
    UY Montevideo, VC St_Vincent, VE Caracas, VG Tortola, VI St_Thomas`,
  'Arctic: SJ Longyearbyen',
  `Asia: AE Dubai, AF Kabul, AM Yerevan, AZ Baku, BD Dhaka, BH Bahrain, BN Brunei, BT Thimphu, CN Shanghai, CY Nicosia,
    GE Tbilisi, HK Hong_Kong, ID Jakarta, ID Makassar, IL Jerusalem, IN Calcutta, IQ Baghdad, IR Tehran, JO Amman,
    JP Tokyo, KG Bishkek, KH Phnom_Penh, KP Pyongyang, KR Seoul, KW Kuwait, KZ Almaty, LA Vientiane, LB Beirut,
    LK Colombo, MM Rangoon, MN Hovd, MN Ulaanbaatar, MO Macau, MY Kuala_Lumpur, NP Katmandu, OM Muscat, PH Manila,
    PK Karachi, PS Gaza, QA Qatar, SA Riyadh, SG Singapore, SY Damascus, TH Bangkok, TJ Dushanbe, TL Dili, TM Ashgabat,
    TW Taipei, UZ Tashkent, VN Saigon, YE Aden`,
  `Atlantic: AC St_Helena, BM Bermuda, CV Cape_Verde, FK Stanley, FO Faeroe, IS Reykjavik, SH St_Helena, TA St_Helena`,
  'Australia: AU Adelaide, AU Brisbane, AU Perth, AU Sydney',
  `Europe: AD Andorra, AL Tirane, AT Vienna, AX Mariehamn, BA Sarajevo, BE Brussels, BG Sofia, BY Minsk, CH Zurich,
    CZ Prague, DE Berlin, DK Copenhagen, EE Tallinn, ES Madrid, FI Helsinki, FR Paris, GB London, GG Guernsey,
    GI Gibraltar, GR Athens, HR Zagreb, HU Budapest, IE Dublin, IM Isle_of_Man, IT Rome, JE Jersey, LI Vaduz, LT Vilnius,
    LU Luxembourg, LV Riga, MC Monaco, MD Chisinau, ME Podgorica, MK Skopje, MT Malta, NL Amsterdam, NO Oslo, PL Warsaw,
    PT Lisbon, RO Bucharest, RS Belgrade, SE Stockholm, SI Ljubljana, SK Bratislava, SM San_Marino, TR Istanbul, UA Kiev,
    VA Vatican, XK Belgrade`,
  `Indian: CC Cocos, CX Christmas, IO Chagos, KM Comoro, MG Antananarivo, MU Mauritius, MV Maldives, RE Reunion, SC Mahe,
    YT Mayotte`,
  `Pacific: AS Pago_Pago, CK Rarotonga, FJ Fiji, FM Ponape, FM Truk, GU Guam, KI Kiritimati, KI Tarawa, MH Majuro,
    MP Saipan, NC Noumea, NF Norfolk, NR Nauru, NU Niue, NZ Auckland, PF Tahiti, PG Port_Moresby, PW Palau,
    SB Guadalcanal, TK Fakaofo, TO Tongatapu, TV Funafuti, VU Efate, WF Wallis, WS Apia`,
];

/**
 * The zones of area codes in the United States and Canada, from the North American Numbering Plan. An area code is
 * listed under two zones if more than one in twenty of its people live in the second. A test compares the codes with
 * the phone library's. Non-geographic numbers, such as toll-free ones, have no zone.
 */
const zonesByAreaCode: Readonly<Record<string, string>> = {
  'America/St_Johns': '709 879',
  'America/Halifax': '428 506 782 902',
  'America/Toronto': `226 249 263 273 289 343 354 365 367 382 416 418 437 438 450 468 514 519 548 579 581 613 647 683 705
    742 753 807 819 867 873 905 942`,
  'America/New_York': `201 202 203 207 212 215 216 220 223 227 229 231 234 239 240 248 252 260 267 269 270 272 276 283
    301 302 304 305 313 315 317 321 324 326 329 330 332 336 339 347 351 352 363 364 380 386 401 404 407 410 412 413 419
    423 434 440 443 445 448 463 470 472 475 478 484 502 508 513 516 517 518 540 551 561 567 570 571 574 582 585 586 603
    606 607 609 610 614 616 617 631 640 645 646 656 667 678 680 681 686 689 703 704 706 716 717 718 724 727 728 732 734
    740 743 754 757 762 765 770 771 772 774 781 786 802 803 804 810 812 813 814 821 826 828 835 838 839 843 845 848 850
    854 856 857 859 860 862 863 864 865 878 904 906 908 910 912 914 917 919 929 930 934 937 941 943 947 948 954 959 973
    978 980 984 989`,
  'America/Winnipeg': '204 431 584 807',
  'America/Regina': '306 474 639',
  'America/Chicago': `205 210 214 217 218 219 224 225 228 235 251 254 256 262 270 274 281 308 309 312 314 316 318 319 320 325
    327 331 334 337 346 353 361 364 402 405 409 414 417 430 432 447 448 464 469 479 501 504 507 512 515 531 534 539 557
    563 572 573 580 601 605 608 612 615 618 620 629 630 636 641 651 659 660 662 682 701 708 712 713 715 726 730 731 737
    763 769 773 779 785 806 812 815 816 817 830 832 847 850 870 872 901 903 906 913 918 920 930 931 936 938 940 945 952
    956 972 975 979 985`,
  'America/Edmonton': '250 368 403 587 780 825 867',
  'America/Denver': '208 303 307 308 385 406 435 505 575 605 701 719 720 748 801 915 928 970 983 986',
  'America/Phoenix': '480 520 602 623 928',
  'America/Whitehorse': '867',
  'America/Vancouver': '236 250 257 604 672 778',
  'America/Los_Angeles': `206 208 209 213 253 279 310 323 341 350 360 369 408 415 424 425 442 458 503 509 510 530 541 559
    562 564 619 626 628 650 657 661 669 702 707 714 725 738 747 760 775 805 818 820 831 840 858 909 916 925 949 951 971
    986`,
  'America/Anchorage': '907',
  'Pacific/Honolulu': '808',
};

/** The IANA time zones that a number's country or area code may be in; empty if unknown. */
export type ZonesOf = (phone: Pick<FormattedPhone, 'href' | 'country'>) => readonly string[];

const none: readonly string[] = [];

/** Parses the tables above, once for all numbers. The same zones are the same array. */
export function createZonesOf(): ZonesOf {
  const zones = new Map<string, string[]>();
  const add = (key: string, zone: string) => zones.set(key, [...(zones.get(key) ?? []), zone]);
  for (const line of zonesByCountry) {
    const [area = '', places = ''] = line.split(': ');
    for (const [, country = '', city = ''] of places.matchAll(/(\w\w) ([\w-]+)/g)) add(country, `${area}/${city}`);
  }
  for (const [zone, codes] of Object.entries(zonesByAreaCode)) for (const code of codes.split(/\s+/)) add(code, zone);
  return ({ href, country }) => {
    const key = country === 'US' || country === 'CA' ? href?.match(/^tel:\+1(\d{3})/)?.[1] : country;
    return zones.get(key ?? '') ?? none;
  };
}
