import type { ZoneId } from '@noctem/core/kernel';

/** A city by which a zone is known: where it is, in degrees, and what its clocks follow. */
export interface City {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly zone: ZoneId;
}

/** Name, latitude, longitude, zone: at least one city of every zone that many people live in, more along its borders. */
const table = `
Lisbon 38.7 -9.1 Europe/Lisbon
Porto 41.1 -8.6 Europe/Lisbon
Funchal 32.7 -16.9 Atlantic/Madeira
Ponta Delgada 37.7 -25.7 Atlantic/Azores
Reykjavik 64.1 -21.9 Atlantic/Reykjavik
Dublin 53.3 -6.3 Europe/Dublin
London 51.5 -0.1 Europe/London
Manchester 53.5 -2.2 Europe/London
Edinburgh 55.9 -3.2 Europe/London
Belfast 54.6 -5.9 Europe/London
Madrid 40.4 -3.7 Europe/Madrid
Barcelona 41.4 2.2 Europe/Madrid
Seville 37.4 -6.0 Europe/Madrid
Vigo 42.2 -8.7 Europe/Madrid
Las Palmas 28.1 -15.4 Atlantic/Canary
Paris 48.9 2.4 Europe/Paris
Lyon 45.8 4.8 Europe/Paris
Marseille 43.3 5.4 Europe/Paris
Bordeaux 44.8 -0.6 Europe/Paris
Brussels 50.8 4.4 Europe/Brussels
Amsterdam 52.4 4.9 Europe/Amsterdam
Luxembourg 49.6 6.1 Europe/Luxembourg
Berlin 52.5 13.4 Europe/Berlin
Hamburg 53.6 10.0 Europe/Berlin
Munich 48.1 11.6 Europe/Berlin
Cologne 50.9 7.0 Europe/Berlin
Frankfurt 50.1 8.7 Europe/Berlin
Stuttgart 48.8 9.2 Europe/Berlin
Leipzig 51.3 12.4 Europe/Berlin
Zurich 47.4 8.5 Europe/Zurich
Geneva 46.2 6.1 Europe/Zurich
Vienna 48.2 16.4 Europe/Vienna
Salzburg 47.8 13.0 Europe/Vienna
Rome 41.9 12.5 Europe/Rome
Milan 45.5 9.2 Europe/Rome
Naples 40.9 14.3 Europe/Rome
Palermo 38.1 13.4 Europe/Rome
Valletta 35.9 14.5 Europe/Malta
Copenhagen 55.7 12.6 Europe/Copenhagen
Oslo 59.9 10.8 Europe/Oslo
Tromso 69.6 18.9 Europe/Oslo
Stockholm 59.3 18.1 Europe/Stockholm
Gothenburg 57.7 12.0 Europe/Stockholm
Helsinki 60.2 24.9 Europe/Helsinki
Tallinn 59.4 24.8 Europe/Tallinn
Riga 56.9 24.1 Europe/Riga
Vilnius 54.7 25.3 Europe/Vilnius
Warsaw 52.2 21.0 Europe/Warsaw
Krakow 50.1 19.9 Europe/Warsaw
Prague 50.1 14.4 Europe/Prague
Bratislava 48.1 17.1 Europe/Bratislava
Budapest 47.5 19.0 Europe/Budapest
Ljubljana 46.1 14.5 Europe/Ljubljana
Zagreb 45.8 16.0 Europe/Zagreb
Sarajevo 43.9 18.4 Europe/Sarajevo
Belgrade 44.8 20.5 Europe/Belgrade
Skopje 42.0 21.4 Europe/Skopje
Tirana 41.3 19.8 Europe/Tirane
Athens 38.0 23.7 Europe/Athens
Thessaloniki 40.6 22.9 Europe/Athens
Sofia 42.7 23.3 Europe/Sofia
Bucharest 44.4 26.1 Europe/Bucharest
Chisinau 47.0 28.9 Europe/Chisinau
Kyiv 50.5 30.5 Europe/Kyiv
Lviv 49.8 24.0 Europe/Kyiv
Minsk 53.9 27.6 Europe/Minsk
Moscow 55.8 37.6 Europe/Moscow
Saint Petersburg 59.9 30.3 Europe/Moscow
Samara 53.2 50.2 Europe/Samara
Yekaterinburg 56.8 60.6 Asia/Yekaterinburg
Novosibirsk 55.0 82.9 Asia/Novosibirsk
Krasnoyarsk 56.0 92.9 Asia/Krasnoyarsk
Irkutsk 52.3 104.3 Asia/Irkutsk
Vladivostok 43.1 131.9 Asia/Vladivostok
Istanbul 41.0 29.0 Europe/Istanbul
Ankara 39.9 32.9 Europe/Istanbul
Nicosia 35.2 33.4 Asia/Nicosia
Tbilisi 41.7 44.8 Asia/Tbilisi
Yerevan 40.2 44.5 Asia/Yerevan
Baku 40.4 49.9 Asia/Baku
Beirut 33.9 35.5 Asia/Beirut
Jerusalem 31.8 35.2 Asia/Jerusalem
Tel Aviv 32.1 34.8 Asia/Jerusalem
Amman 31.9 35.9 Asia/Amman
Damascus 33.5 36.3 Asia/Damascus
Baghdad 33.3 44.4 Asia/Baghdad
Riyadh 24.7 46.7 Asia/Riyadh
Kuwait 29.4 48.0 Asia/Kuwait
Doha 25.3 51.5 Asia/Qatar
Dubai 25.2 55.3 Asia/Dubai
Muscat 23.6 58.4 Asia/Muscat
Tehran 35.7 51.4 Asia/Tehran
Kabul 34.5 69.2 Asia/Kabul
Tashkent 41.3 69.2 Asia/Tashkent
Almaty 43.2 76.9 Asia/Almaty
Karachi 24.9 67.0 Asia/Karachi
Lahore 31.5 74.3 Asia/Karachi
Delhi 28.6 77.2 Asia/Kolkata
Mumbai 19.1 72.9 Asia/Kolkata
Bangalore 13.0 77.6 Asia/Kolkata
Kolkata 22.6 88.4 Asia/Kolkata
Chennai 13.1 80.3 Asia/Kolkata
Kathmandu 27.7 85.3 Asia/Kathmandu
Dhaka 23.8 90.4 Asia/Dhaka
Colombo 6.9 79.9 Asia/Colombo
Yangon 16.8 96.2 Asia/Yangon
Bangkok 13.8 100.5 Asia/Bangkok
Hanoi 21.0 105.8 Asia/Ho_Chi_Minh
Ho Chi Minh City 10.8 106.7 Asia/Ho_Chi_Minh
Phnom Penh 11.6 104.9 Asia/Phnom_Penh
Kuala Lumpur 3.1 101.7 Asia/Kuala_Lumpur
Singapore 1.4 103.8 Asia/Singapore
Jakarta -6.2 106.8 Asia/Jakarta
Denpasar -8.7 115.2 Asia/Makassar
Manila 14.6 121.0 Asia/Manila
Hong Kong 22.3 114.2 Asia/Hong_Kong
Taipei 25.0 121.6 Asia/Taipei
Shanghai 31.2 121.5 Asia/Shanghai
Beijing 39.9 116.4 Asia/Shanghai
Chengdu 30.7 104.1 Asia/Shanghai
Ulaanbaatar 47.9 106.9 Asia/Ulaanbaatar
Seoul 37.6 127.0 Asia/Seoul
Tokyo 35.7 139.7 Asia/Tokyo
Osaka 34.7 135.5 Asia/Tokyo
Sapporo 43.1 141.4 Asia/Tokyo
Perth -32.0 115.9 Australia/Perth
Adelaide -34.9 138.6 Australia/Adelaide
Darwin -12.5 130.8 Australia/Darwin
Brisbane -27.5 153.0 Australia/Brisbane
Sydney -33.9 151.2 Australia/Sydney
Melbourne -37.8 145.0 Australia/Melbourne
Hobart -42.9 147.3 Australia/Hobart
Auckland -36.8 174.8 Pacific/Auckland
Christchurch -43.5 172.6 Pacific/Auckland
Suva -18.1 178.4 Pacific/Fiji
Port Moresby -9.4 147.2 Pacific/Port_Moresby
Honolulu 21.3 -157.9 Pacific/Honolulu
Papeete -17.5 -149.6 Pacific/Tahiti
Casablanca 33.6 -7.6 Africa/Casablanca
Algiers 36.8 3.1 Africa/Algiers
Tunis 36.8 10.2 Africa/Tunis
Tripoli 32.9 13.2 Africa/Tripoli
Cairo 30.0 31.2 Africa/Cairo
Khartoum 15.5 32.6 Africa/Khartoum
Addis Ababa 9.0 38.8 Africa/Addis_Ababa
Nairobi -1.3 36.8 Africa/Nairobi
Kampala 0.3 32.6 Africa/Kampala
Dar es Salaam -6.8 39.3 Africa/Dar_es_Salaam
Dakar 14.7 -17.5 Africa/Dakar
Accra 5.6 -0.2 Africa/Accra
Lagos 6.5 3.4 Africa/Lagos
Kinshasa -4.3 15.3 Africa/Kinshasa
Luanda -8.8 13.2 Africa/Luanda
Harare -17.8 31.1 Africa/Harare
Maputo -26.0 32.6 Africa/Maputo
Johannesburg -26.2 28.0 Africa/Johannesburg
Cape Town -33.9 18.4 Africa/Johannesburg
Antananarivo -18.9 47.5 Indian/Antananarivo
Port Louis -20.2 57.5 Indian/Mauritius
New York 40.7 -74.0 America/New_York
Boston 42.4 -71.1 America/New_York
Washington 38.9 -77.0 America/New_York
Philadelphia 40.0 -75.2 America/New_York
Atlanta 33.7 -84.4 America/New_York
Miami 25.8 -80.2 America/New_York
Detroit 42.3 -83.0 America/Detroit
Chicago 41.9 -87.6 America/Chicago
Dallas 32.8 -96.8 America/Chicago
Houston 29.8 -95.4 America/Chicago
Austin 30.3 -97.7 America/Chicago
Minneapolis 45.0 -93.3 America/Chicago
New Orleans 30.0 -90.1 America/Chicago
Denver 39.7 -105.0 America/Denver
Salt Lake City 40.8 -111.9 America/Denver
Phoenix 33.4 -112.1 America/Phoenix
Los Angeles 34.1 -118.2 America/Los_Angeles
San Francisco 37.8 -122.4 America/Los_Angeles
Seattle 47.6 -122.3 America/Los_Angeles
Portland 45.5 -122.7 America/Los_Angeles
Las Vegas 36.2 -115.1 America/Los_Angeles
Anchorage 61.2 -149.9 America/Anchorage
Toronto 43.7 -79.4 America/Toronto
Montreal 45.5 -73.6 America/Toronto
Ottawa 45.4 -75.7 America/Toronto
Halifax 44.6 -63.6 America/Halifax
St Johns 47.6 -52.7 America/St_Johns
Winnipeg 49.9 -97.1 America/Winnipeg
Regina 50.4 -104.6 America/Regina
Calgary 51.0 -114.1 America/Edmonton
Edmonton 53.5 -113.5 America/Edmonton
Vancouver 49.3 -123.1 America/Vancouver
Mexico City 19.4 -99.1 America/Mexico_City
Guadalajara 20.7 -103.3 America/Mexico_City
Cancun 21.2 -86.9 America/Cancun
Tijuana 32.5 -117.0 America/Tijuana
Guatemala 14.6 -90.5 America/Guatemala
San Jose 9.9 -84.1 America/Costa_Rica
Panama 9.0 -79.5 America/Panama
Havana 23.1 -82.4 America/Havana
Kingston 18.0 -76.8 America/Jamaica
Santo Domingo 18.5 -69.9 America/Santo_Domingo
San Juan 18.5 -66.1 America/Puerto_Rico
Bogota 4.7 -74.1 America/Bogota
Caracas 10.5 -66.9 America/Caracas
Quito -0.2 -78.5 America/Guayaquil
Lima -12.0 -77.0 America/Lima
La Paz -16.5 -68.1 America/La_Paz
Asuncion -25.3 -57.6 America/Asuncion
Santiago -33.4 -70.7 America/Santiago
Buenos Aires -34.6 -58.4 America/Argentina/Buenos_Aires
Montevideo -34.9 -56.2 America/Montevideo
Sao Paulo -23.6 -46.6 America/Sao_Paulo
Rio de Janeiro -22.9 -43.2 America/Sao_Paulo
Brasilia -15.8 -47.9 America/Sao_Paulo
Fortaleza -3.7 -38.5 America/Fortaleza
Manaus -3.1 -60.0 America/Manaus
Nuuk 64.2 -51.7 America/Nuuk
`;

const line = /^(.+) (-?[\d.]+) (-?[\d.]+) (\S+)$/;

/** Cities of the world, each with its zone. */
export const cities: readonly City[] = table
  .trim()
  .split('\n')
  .flatMap((row) => {
    const [, name = '', latitude = '', longitude = '', zone = ''] = line.exec(row) ?? [];
    return name === '' ? [] : [{ name, latitude: Number(latitude), longitude: Number(longitude), zone }];
  });
