# Was Mitglieder können möchten, damals und heute; die Wand eines Lernzirkels.

goals-mine = Mein Ziel
goals-write = Mein Ziel aufschreiben
goals-then-now = Damals und heute
goals-in = In *{ $circle }*
goals-wanted = Was möchtest du können?
goals-wanted-hint = Bis zum Ende der Staffel. Leerst du das Feld und speicherst, ist dein Ziel gelöscht.
goals-wanted-missing = Schreib auch, was du können wolltest.
goals-then = Am { $day } wolltest du:
goals-today = Und heute: Was kannst du jetzt?
goals-today-hint = Woran zeigt es sich? Lücken sind okay.
goals-tried = Rollen, die du ausprobiert hast: { $roles }
goals-seen = Dein Ziel liegt verschlüsselt und wird nie gepostet. Wählst du den Lernzirkel, finden es seine Mitglieder unter „Ziele und Erkenntnisse“.
goals-save = Speichern

goals-wall = Ziele und Erkenntnisse
goals-wall-seen = 👥 Nur für Mitglieder. Erkenntnisse und Vorhaben stehen hier, wenn sie mit Namen geteilt wurden.
goals-theirs = { $who } wollte am { $day }:
goals-theirs-today = Und heute:
goals-questions = Fragen
goals-no-questions = Hier stehen eure Themenvorschläge, bis sie gewählt werden.
goals-insights = Erkenntnisse
goals-no-insights = Hier steht, was ihr aus Treffen mitnehmt und mit dem Lernzirkel teilt.
goals-plans = Vorhaben
goals-no-plans = Hier stehen Vorhaben, die ihr mit dem Lernzirkel teilt.
goals-more = und { $count } weitere
