# What members want to be able to do, then and now; a circle's wall.

goals-mine = My goal
goals-write = Write my goal
goals-then-now = Then and now
goals-in = In *{ $circle }*
goals-wanted = What would you like to be able to do?
goals-wanted-hint = By the end of the season. Empty the field and save, and your goal is deleted.
goals-wanted-missing = Say what you wanted, too.
goals-then = On { $day } you wanted:
goals-today = And today: what can you do now?
goals-today-hint = What shows it? Gaps are fine.
goals-tried = Roles you have tried: { $roles }
goals-seen = Your goal is stored encrypted and never posted. If you choose your circle, its members find it under “Goals and insights”.
goals-save = Save

goals-wall = Goals and insights
goals-wall-seen = 👥 For members only. Insights and plans appear here if they were shared with a name.
goals-theirs = { $who } wanted, on { $day }:
goals-theirs-today = And today:
goals-questions = Questions
goals-no-questions = Topics that you propose are listed here until they are chosen.
goals-insights = Insights
goals-no-insights = What you take from a session and share with the circle appears here.
goals-plans = Plans
goals-no-plans = Plans that you share with the circle appear here.
goals-more = and { $count } more
