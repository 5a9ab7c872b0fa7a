# A French case: a denial of the ministry is held against what an association had on record that day.
file case/fanal.txt <<
Neuf hommes détenus à Orlant, selon Le Fanal

4 mai 2031

L'association Le Fanal a affirmé vendredi que la police avait arrêté neuf hommes à Orlant en avril 2031.

« Nous avons parlé à neuf familles », a déclaré la coordinatrice de l'association, Lena Marsh.
.
file case/courrier.txt <<
Le ministère répond

20 mai 2031

Le ministère de l'Intérieur a démenti mardi que quiconque ait été arrêté à Orlant.

« Il n'y a pas de détenus à Orlant », a déclaré au Courrier d'Orlant le porte-parole du ministère, Darin Volk.
.
file case/case.toml <<
title = "Orlant"
member = "A. Documenter"
languages = ["fr"]
[item."fanal.txt"]
published_on = "2031-05-04"
outlet = "Le Fanal"
[item."courrier.txt"]
published_on = "2031-05-20"
outlet = "Courrier d'Orlant"
.

$ onrecord build case
Orlant
4  statements found, of which 2 denials
Denied on 20 May 2031 by ministère de l'Intérieur; already on record then: 1 independent source
denies the act: “quiconque ait été arrêté à Orlant”

$ onrecord search --case case "détenus"
Il n'y a pas de détenus à Orlant
