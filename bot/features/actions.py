"""What the buttons, modals and shortcuts of all features are called, and what they carry."""

from bot.features.payloads import (
    CalendarButton,
    ChooseButton,
    CircleButton,
    CommitmentButton,
    ConsentButton,
    DateButton,
    EditDraft,
    FeedbackButton,
    FeedbackDraft,
    FileButton,
    FrameDraft,
    GoalButton,
    HeldButton,
    InsightAnswer,
    InsightButton,
    LanguagesButton,
    MeetupButton,
    MeetupRoleButton,
    MeetupTopicButton,
    MemberButton,
    MergeButton,
    MinutesDraft,
    MoveButton,
    MoveDraft,
    NewCircleDraft,
    NoteButton,
    OfferButton,
    OneTopicButton,
    OwnerButton,
    PageButton,
    PairButton,
    PartnerButton,
    PeersButton,
    PhaseButton,
    PoolButton,
    ProgrammeButton,
    RatingButton,
    RecallButton,
    ReflectionButton,
    ReportButton,
    RequestButton,
    RoleButton,
    SessionButton,
    ShareButton,
    StopButton,
    SwapButton,
    SwapDraft,
    TandemAskButton,
    TandemButton,
    TemplateButton,
    ThanksButton,
    TogetherButton,
    TopicButton,
)
from bot.slack.action_ids import Action, Nothing

CALENDAR_CALENDAR = Action("calendar:calendar", Nothing)
CALENDAR_COPIED = Action("calendar:copied", Nothing)
CALENDAR_OPEN = Action("calendar:open", CalendarButton)
CALENDAR_RENEW = Action("calendar:renew", CalendarButton)
CALENDAR_SESSION = Action("calendar:session", SessionButton)

CASES_NOTES = Action("cases:notes", Nothing)
CASES_READ = Action("cases:read", SessionButton)

CHARTER_KEEP = Action("charter:keep", MinutesDraft)
CHARTER_OPEN = Action("charter:open", SessionButton)

CIRCLES_ASK = Action("circles:ask", CircleButton)
CIRCLES_CHANGE = Action("circles:change", EditDraft)
CIRCLES_CO_OWNER = Action("circles:co-owner", MemberButton)
CIRCLES_EDIT = Action("circles:edit", CircleButton)
CIRCLES_EDIT_MORE = Action("circles:edit-more", Nothing)
CIRCLES_END = Action("circles:end", CircleButton)
CIRCLES_EXPLANATION = Action("circles:explanation", Nothing)
CIRCLES_FOUND = Action("circles:found", NewCircleDraft)
CIRCLES_HAND_OVER = Action("circles:hand-over", MemberButton)
CIRCLES_INVITE = Action("circles:invite", CircleButton)
CIRCLES_JOIN = Action("circles:join", CircleButton)
CIRCLES_LEAVE = Action("circles:leave", CircleButton)
CIRCLES_LET_IN = Action("circles:let-in", RequestButton)
CIRCLES_MORE = Action("circles:more", Nothing)
CIRCLES_REFIT = Action("circles:refit", Nothing)
CIRCLES_MOVE = Action("circles:move", CircleButton)
CIRCLES_MOVE_CHANNEL = Action("circles:move-channel", CircleButton)
CIRCLES_NEW = Action("circles:new", Nothing)
CIRCLES_NOT_NOW = Action("circles:not-now", RequestButton)
CIRCLES_NOT_OWNER = Action("circles:not-owner", CircleButton)
CIRCLES_PAGE = Action("circles:page", CircleButton)
CIRCLES_PAUSE = Action("circles:pause", CircleButton)
CIRCLES_PEOPLE = Action("circles:people", CircleButton)
CIRCLES_RESUME = Action("circles:resume", CircleButton)
CIRCLES_SEND_INVITATIONS = Action("circles:send-invitations", CircleButton)
CIRCLES_WAIT = Action("circles:wait", CircleButton)
CIRCLES_WHAT = Action("circles:what", CircleButton)
CIRCLES_WITHDRAW = Action("circles:withdraw", CircleButton)

CLIMATE_KEEP = Action("climate:keep", SessionButton)
CLIMATE_OPEN = Action("climate:open", SessionButton)
CLIMATE_RESULT = Action("climate:result", SessionButton)
CLIMATE_SHOWN = Action("climate:shown", Nothing)

COACHING_AGAIN = Action("coaching:again", PairButton)
COACHING_CALENDAR = Action("coaching:calendar", PairButton)
COACHING_DATED = Action("coaching:dated", PairButton)
COACHING_EXPLANATION = Action("coaching:explanation", Nothing)
COACHING_HOW = Action("coaching:how", Nothing)
COACHING_JOIN = Action("coaching:join", Nothing)
COACHING_KEEP_DATE = Action("coaching:keep-date", PairButton)
COACHING_KEEP_NOT_WITH = Action("coaching:keep-not-with", Nothing)
COACHING_KEEP_PAUSE = Action("coaching:keep-pause", Nothing)
COACHING_KEEP_SETTINGS = Action("coaching:keep-settings", Nothing)
COACHING_LANGUAGES = Action("coaching:languages", LanguagesButton)
COACHING_LEAVE = Action("coaching:leave", Nothing)
COACHING_MET = Action("coaching:met", PairButton)
COACHING_NOT_THIS_TIME = Action("coaching:not-this-time", PairButton)
COACHING_NOT_WITH = Action("coaching:not-with", Nothing)
COACHING_NOT_YET = Action("coaching:not-yet", PairButton)
COACHING_PAUSE = Action("coaching:pause", Nothing)
COACHING_KEEP_LOOK_BACK = Action("coaching:keep-look-back", PairButton)
COACHING_LOOK_BACK = Action("coaching:look-back", PairButton)
COACHING_OPEN_POOL = Action("coaching:open-pool", Nothing)
COACHING_POOL = Action("coaching:pool", PoolButton)
COACHING_PREVIEW = Action("coaching:preview", ProgrammeButton)
COACHING_RATHER_NOT = Action("coaching:rather-not", PairButton)
COACHING_RESUME = Action("coaching:resume", Nothing)
COACHING_SETTINGS = Action("coaching:settings", Nothing)
COACHING_SKIP = Action("coaching:skip", Nothing)
COACHING_TOGETHER = Action("coaching:together", TogetherButton)
COACHING_UNDATE = Action("coaching:undate", PairButton)

FEEDBACK_ANSWER = Action("feedback:answer", FeedbackDraft)
FEEDBACK_ASK = Action("feedback:ask", PeersButton)
FEEDBACK_DECLINE = Action("feedback:decline", FeedbackButton)
FEEDBACK_DELETE = Action("feedback:delete", FeedbackButton)
FEEDBACK_OPEN = Action("feedback:open", Nothing)
FEEDBACK_READ = Action("feedback:read", FeedbackButton)
FEEDBACK_SHARE = Action("feedback:share", ShareButton)
FEEDBACK_TAKE_BACK = Action("feedback:take-back", ThanksButton)
FEEDBACK_THANK = Action("feedback:thank", PeersButton)
FEEDBACK_THANKS = Action("feedback:thanks", ThanksButton)
FEEDBACK_WITHDRAW = Action("feedback:withdraw", FeedbackButton)
FEEDBACK_WITHDRAW_QUESTION = Action("feedback:withdraw-question", FeedbackButton)

GOALS_KEEP = Action("goals:keep", GoalButton)
GOALS_OPEN = Action("goals:open", GoalButton)
GOALS_WALL = Action("goals:wall", CircleButton)

HOME_BACK = Action("home:back", Nothing)
HOME_HOME = Action("home:home", Nothing)
HOME_HOURS_FROM = Action("home:hours-from", Nothing)
HOME_HOURS_UNTIL = Action("home:hours-until", Nothing)
HOME_LANGUAGE = Action("home:language", Nothing)
HOME_PAUSE = Action("home:pause", Nothing)
HOME_PAUSED = Action("home:paused", Nothing)
HOME_SEEN = Action("home:seen", Nothing)
HOME_WEEKLY = Action("home:weekly", Nothing)
HOME_WHO_SEES_WHAT = Action("home:who-sees-what", Nothing)

INSIGHTS_BACK = Action("insights:back", Nothing)
INSIGHTS_CARD = Action("insights:card", Nothing)
INSIGHTS_CARDS = Action("insights:cards", CircleButton)
INSIGHTS_CHANGE = Action("insights:change", InsightButton)
INSIGHTS_DECIDE = Action("insights:decide", InsightButton)
INSIGHTS_DELETE = Action("insights:delete", InsightButton)
INSIGHTS_FIND = Action("insights:find", Nothing)
INSIGHTS_FROM_HANDOVER = Action("insights:from-handover", TandemButton)
INSIGHTS_FROM_MINUTES = Action("insights:from-minutes", SessionButton)
INSIGHTS_FROM_SEASON = Action("insights:from-season", SessionButton)
INSIGHTS_FROM_REFLECTION = Action("insights:from-reflection", SessionButton)
INSIGHTS_KEEP = Action("insights:keep", Nothing)
INSIGHTS_NO = Action("insights:no", InsightAnswer)
INSIGHTS_OFFER = Action("insights:offer", InsightButton)
INSIGHTS_READ = Action("insights:read", InsightButton)
INSIGHTS_SEARCH = Action("insights:search", Nothing)
INSIGHTS_TURN = Action("insights:turn", PageButton)
INSIGHTS_WORDS = Action("insights:words", Nothing)
INSIGHTS_YES = Action("insights:yes", InsightAnswer)

JOURNAL_BACK = Action("journal:back", Nothing)
JOURNAL_CHANGE = Action("journal:change", NoteButton)
JOURNAL_CIRCLE = Action("journal:circle", Nothing)
JOURNAL_DELETE = Action("journal:delete", NoteButton)
JOURNAL_KEEP = Action("journal:keep", Nothing)
JOURNAL_OPEN = Action("journal:open", Nothing)
JOURNAL_READ = Action("journal:read", NoteButton)
JOURNAL_READING = Action("journal:reading", Nothing)
JOURNAL_SEARCH = Action("journal:search", Nothing)
JOURNAL_TURN = Action("journal:turn", PageButton)
JOURNAL_WORDS = Action("journal:words", Nothing)

LAUNCH_PARTNER = Action("launch:partner", PartnerButton)
LIBRARY_BACK = Action("library:back", Nothing)
LIBRARY_CIRCLE = Action("library:circle", CircleButton)
LIBRARY_CLEAR = Action("library:clear", Nothing)
LIBRARY_COPIED = Action("library:copied", Nothing)
LIBRARY_EXPORT = Action("library:export", CircleButton)
LIBRARY_MINUTES = Action("library:minutes", SessionButton)
LIBRARY_OPEN = Action("library:open", CircleButton)
LIBRARY_READ = Action("library:read", SessionButton)
LIBRARY_READING = Action("library:reading", Nothing)
LIBRARY_SEARCH = Action("library:search", Nothing)
LIBRARY_SINCE = Action("library:since", Nothing)
LIBRARY_TOPIC = Action("library:topic", Nothing)
LIBRARY_TURN = Action("library:turn", PageButton)
LIBRARY_UNTIL = Action("library:until", Nothing)
LIBRARY_WORDS = Action("library:words", Nothing)

LIFECYCLE_ACCEPT = Action("lifecycle:accept", OfferButton)
LIFECYCLE_DECLINE = Action("lifecycle:decline", OfferButton)
LIFECYCLE_END = Action("lifecycle:end", Nothing)
LIFECYCLE_END_NOW = Action("lifecycle:end-now", CircleButton)
LIFECYCLE_END_WELL = Action("lifecycle:end-well", CircleButton)
LIFECYCLE_ENDED = Action("lifecycle:ended", Nothing)
LIFECYCLE_GO_ON = Action("lifecycle:go-on", CircleButton)
LIFECYCLE_MERGE = Action("lifecycle:merge", CircleButton)
LIFECYCLE_MOVE = Action("lifecycle:move", ConsentButton)
LIFECYCLE_OFFER = Action("lifecycle:offer", MergeButton)
LIFECYCLE_PAUSE = Action("lifecycle:pause", CircleButton)
LIFECYCLE_STAY = Action("lifecycle:stay", ConsentButton)
LIFECYCLE_WAYS = Action("lifecycle:ways", CircleButton)
LIFECYCLE_WITHDRAW = Action("lifecycle:withdraw", OfferButton)

PRIVACY_ASK_ERASE = Action("privacy:ask-erase", Nothing)
PRIVACY_COPIED = Action("privacy:copied", Nothing)
PRIVACY_ERASE = Action("privacy:erase", Nothing)
PRIVACY_ERASED = Action("privacy:erased", Nothing)
PRIVACY_FILE = Action("privacy:file", FileButton)
PRIVACY_JSON = Action("privacy:json", FileButton)
PRIVACY_OPEN = Action("privacy:open", Nothing)

EXPLAINING_HELPED = Action("explaining:helped", RoleButton)

MEETUPS_BRING = Action("meetups:bring", MeetupButton)
MEETUPS_CALENDAR = Action("meetups:calendar", MeetupButton)
MEETUPS_CALL_OFF = Action("meetups:call-off", MeetupButton)
MEETUPS_CHANGE = Action("meetups:change", MeetupButton)
MEETUPS_COME = Action("meetups:come", MeetupButton)
MEETUPS_HOW = Action("meetups:how", MeetupButton)
MEETUPS_KEEP = Action("meetups:keep", MeetupButton)
MEETUPS_KEEP_BRINGING = Action("meetups:keep-bringing", MeetupButton)
MEETUPS_KEEP_RECAP = Action("meetups:keep-recap", MeetupButton)
MEETUPS_LIST = Action("meetups:list", Nothing)
MEETUPS_NEW = Action("meetups:new", Nothing)
MEETUPS_RATHER_NOT = Action("meetups:rather-not", MeetupRoleButton)
MEETUPS_RECAP = Action("meetups:recap", MeetupButton)
MEETUPS_TAKE = Action("meetups:take", MeetupRoleButton)
MEETUPS_VOTE = Action("meetups:vote", MeetupTopicButton)
MEETUPS_WITHDRAW = Action("meetups:withdraw", MeetupButton)

PLANS_CARRY_ON = Action("plans:carry-on", CommitmentButton)
PLANS_MAY_ASK = Action("plans:may-ask", CommitmentButton)
PLANS_MAY_NOT_ASK = Action("plans:may-not-ask", CommitmentButton)
PLANS_NOTE = Action("plans:note", CommitmentButton)
PLANS_OPEN = Action("plans:open", SessionButton)
PLANS_OUTCOME_NO = Action("plans:outcome-no", SessionButton)
PLANS_OUTCOME_NOT_YET = Action("plans:outcome-not-yet", SessionButton)
PLANS_OUTCOME_NOTE = Action("plans:outcome-note", SessionButton)
PLANS_OUTCOME_YES = Action("plans:outcome-yes", SessionButton)

PROGRAMMES_AGAIN = Action("programmes:again", ProgrammeButton)
PROGRAMMES_APPLY = Action("programmes:apply", ProgrammeButton)
PROGRAMMES_CALL_OFF = Action("programmes:call-off", ProgrammeButton)
PROGRAMMES_FRAME = Action("programmes:frame", FrameDraft)
PROGRAMMES_KEEP = Action("programmes:keep", FrameDraft)
PROGRAMMES_KEEP_APPLICATION = Action("programmes:keep-application", ProgrammeButton)
PROGRAMMES_LET = Action("programmes:let", Nothing)
PROGRAMMES_LET_THEM = Action("programmes:let-them", Nothing)
PROGRAMMES_LOOK_AFTER = Action("programmes:look-after", ProgrammeButton)
PROGRAMMES_NEW = Action("programmes:new", Nothing)
PROGRAMMES_OVERVIEW = Action("programmes:overview", Nothing)
PROGRAMMES_STOP = Action("programmes:stop", OwnerButton)
PROGRAMMES_TEMPLATE = Action("programmes:template", TemplateButton)
PROGRAMMES_WITHDRAW = Action("programmes:withdraw", ProgrammeButton)

PROPOSALS_ASK = Action("proposals:ask", ProgrammeButton)
PROPOSALS_ELSEWHERE = Action("proposals:elsewhere", ProgrammeButton)
PROPOSALS_FORM = Action("proposals:form", ProgrammeButton)
PROPOSALS_MOVE = Action("proposals:move", MoveButton)
PROPOSALS_NO = Action("proposals:no", ProgrammeButton)
PROPOSALS_OPEN = Action("proposals:open", ProgrammeButton)
PROPOSALS_TAKE_MORE = Action("proposals:take-more", ProgrammeButton)
PROPOSALS_YES = Action("proposals:yes", ProgrammeButton)

RECALL_CIRCLE = Action("recall:circle", RecallButton)
RECALL_KEEP = Action("recall:keep", RecallButton)
RECALL_LATER = Action("recall:later", SessionButton)
RECALL_NEXT = Action("recall:next", Nothing)
RECALL_OPEN = Action("recall:open", Nothing)
RECALL_RATE = Action("recall:rate", RatingButton)
RECALL_REFLECTION = Action("recall:reflection", SessionButton)
RECALL_RESUME = Action("recall:resume", Nothing)
RECALL_SHOWN = Action("recall:shown", Nothing)
RECALL_STOP = Action("recall:stop", StopButton)

REFLECTIONS_COMMITMENT_CHANGED = Action("reflections:commitment-changed", CommitmentButton)
REFLECTIONS_COMMITMENT_DONE = Action("reflections:commitment-done", CommitmentButton)
REFLECTIONS_COMMITMENT_DROPPED = Action("reflections:commitment-dropped", CommitmentButton)
REFLECTIONS_COMMITMENT_PARTLY = Action("reflections:commitment-partly", CommitmentButton)
REFLECTIONS_COMMITMENT_SHOW = Action("reflections:commitment-show", CommitmentButton)
REFLECTIONS_DEEPEN = Action("reflections:deepen", SessionButton)
REFLECTIONS_KEEP = Action("reflections:keep", SessionButton)
REFLECTIONS_KEPT = Action("reflections:kept", Nothing)
REFLECTIONS_OPEN = Action("reflections:open", ReflectionButton)
REFLECTIONS_PLAN = Action("reflections:plan", CommitmentButton)

REPORTS_COPIED = Action("reports:copied", Nothing)
REPORTS_CSV = Action("reports:csv", ReportButton)
REPORTS_LIST = Action("reports:list", Nothing)
REPORTS_OPEN = Action("reports:open", ProgrammeButton)
REPORTS_PAGE = Action("reports:page", ReportButton)
REPORTS_SUPPORT = Action("reports:support", CircleButton)

SEASONS_IN = Action("seasons:in", CircleButton)
SEASONS_OUT = Action("seasons:out", CircleButton)

SESSIONS_AGENDA = Action("sessions:agenda", SessionButton)
SESSIONS_ANSWER = Action("sessions:answer", PhaseButton)
SESSIONS_ASK_TO_SWAP = Action("sessions:ask-to-swap", SwapDraft)
SESSIONS_BACK = Action("sessions:back", PhaseButton)
SESSIONS_CAN_COME = Action("sessions:can-come", SessionButton)
SESSIONS_CANNOT_COME = Action("sessions:cannot-come", SessionButton)
SESSIONS_CHOOSE_ROLE = Action("sessions:choose-role", ChooseButton)
SESSIONS_DATES = Action("sessions:dates", CircleButton)
SESSIONS_DECLINE = Action("sessions:decline", RoleButton)
SESSIONS_END = Action("sessions:end", SessionButton)
SESSIONS_HAND_OVER = Action("sessions:hand-over", RoleButton)
SESSIONS_HERE = Action("sessions:here", SessionButton)
SESSIONS_KEEP_ANSWER = Action("sessions:keep-answer", PhaseButton)
SESSIONS_KEEP_MINUTES = Action("sessions:keep-minutes", MinutesDraft)
SESSIONS_KEEP_MOVE = Action("sessions:keep-move", MoveDraft)
SESSIONS_KEPT = Action("sessions:kept", Nothing)
SESSIONS_MINUTES = Action("sessions:minutes", SessionButton)
SESSIONS_MORE_TIME = Action("sessions:more-time", PhaseButton)
SESSIONS_MOVE = Action("sessions:move", SessionButton)
SESSIONS_NEXT_PHASE = Action("sessions:next-phase", PhaseButton)
SESSIONS_NO_INPUT = Action("sessions:no-input", SessionButton)
SESSIONS_NOT_THIS_TIME = Action("sessions:not-this-time", SessionButton)
SESSIONS_READ = Action("sessions:read", PhaseButton)
SESSIONS_SKIP = Action("sessions:skip", DateButton)
SESSIONS_START = Action("sessions:start", SessionButton)
SESSIONS_SWAP = Action("sessions:swap", SessionButton)
SESSIONS_SWAP_NO = Action("sessions:swap-no", SwapButton)
SESSIONS_SWAP_YES = Action("sessions:swap-yes", SwapButton)
SESSIONS_SWAPPING = Action("sessions:swapping", Nothing)
SESSIONS_TAKE_BACK = Action("sessions:take-back", RoleButton)
SESSIONS_TAKE_MODERATION = Action("sessions:take-moderation", SessionButton)
SESSIONS_TAKE_ROLE = Action("sessions:take-role", RoleButton)
SESSIONS_UNSKIP = Action("sessions:unskip", DateButton)

CONSULTATION_END = Action("consultation:end", TandemButton)
CONSULTATION_KEEP = Action("consultation:keep", Nothing)
CONSULTATION_NEW = Action("consultation:new", Nothing)
CONSULTATION_NO = Action("consultation:no", TandemButton)
CONSULTATION_PAGE = Action("consultation:page", TandemButton)
CONSULTATION_YES = Action("consultation:yes", TandemButton)
TANDEMS_ASK = Action("tandems:ask", TandemAskButton)
TANDEMS_ASK_BY_NAME = Action("tandems:ask-by-name", TandemButton)
TANDEMS_CALENDAR = Action("tandems:calendar", TandemButton)
TANDEMS_CAPACITY = Action("tandems:capacity", Nothing)
TANDEMS_DATED = Action("tandems:dated", TandemButton)
TANDEMS_END = Action("tandems:end", TandemButton)
TANDEMS_GOAL = Action("tandems:goal", TandemButton)
TANDEMS_HOW = Action("tandems:how", TandemButton)
TANDEMS_KEEP = Action("tandems:keep", Nothing)
TANDEMS_KEEP_CAPACITY = Action("tandems:keep-capacity", Nothing)
TANDEMS_KEEP_DATE = Action("tandems:keep-date", TandemButton)
TANDEMS_KEEP_GOAL = Action("tandems:keep-goal", TandemButton)
TANDEMS_KEEP_LOOK_BACK = Action("tandems:keep-look-back", TandemButton)
TANDEMS_LOOK_BACK = Action("tandems:look-back", TandemButton)
TANDEMS_NEW = Action("tandems:new", Nothing)
TANDEMS_NO = Action("tandems:no", TandemButton)
TANDEMS_PAGE = Action("tandems:page", TandemButton)
TANDEMS_PAUSE = Action("tandems:pause", TandemButton)
TANDEMS_SOONER = Action("tandems:sooner", TandemButton)
TANDEMS_UNDATE = Action("tandems:undate", TandemButton)
TANDEMS_WITHDRAW = Action("tandems:withdraw", TandemButton)
TANDEMS_YES = Action("tandems:yes", TandemButton)

TOPICS_CHANGE = Action("topics:change", OneTopicButton)
TOPICS_CIRCLE = Action("topics:circle", Nothing)
TOPICS_FROM_MESSAGE = Action("topics:from-message", Nothing)
TOPICS_LIST = Action("topics:list", TopicButton)
TOPICS_PLACE_DOTS = Action("topics:place-dots", TopicButton)
TOPICS_PROPOSE = Action("topics:propose", TopicButton)
TOPICS_RECORD = Action("topics:record", TopicButton)
TOPICS_RETITLE = Action("topics:retitle", OneTopicButton)
TOPICS_ROOM = Action("topics:room", TopicButton)
TOPICS_SKILLS = Action("topics:skills", Nothing)
TOPICS_VOTE = Action("topics:vote", TopicButton)
TOPICS_WITHDRAW = Action("topics:withdraw", OneTopicButton)

HELD_IS_THERE = Action("held:is-there", HeldButton)
HELD_POST_IT = Action("held:post-it", HeldButton)
