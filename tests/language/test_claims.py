"""Whoever says who sees what has to prove it: each such sentence names the test that would fail if it weren't so."""

import ast
import re
from dataclasses import fields
from pathlib import Path

import pytest
import sqlalchemy as sa
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message

from bot.features.answers.rules import ENOUGH_WITHOUT_NAMES
from bot.features.proposals.rules import FormedNumbers
from bot.language.translator import FOLDER
from models import Base

ROOT = Path(__file__).parents[2]
_ELSEWHERE = ("practice.ftl", "manifest.ftl", "scopes.ftl")
"""What no member reads: the practice workspace's pages, what Slack's administrators see."""

CLAIMS = {
    "en": re.compile(
        r"🔒|👥|\bonly you\b|\byou alone\b|\bnobody (else|but|is (told|shown))|\bno one (else|but)|shown? .*to nobody"
        r"|\beverybody (there|in \{)|\bencrypted\b|\b(circle|members|others|partners|people|who \}) ?(sees?|reads?)\b"
        r"|\b(members|people) only\b|\bwith(out)? (a|your) name|\bwithout (names|yours)\b|keeps nothing|\breads? along",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"🔒|👥|\bnur (du|dir)\b|\bniemand(em)? (sonst|außer|erfährt|gezeigt)|\bsonst niemand|\balle (dort|in \{|im)"
        r"|verschlüsselt|\b(lernzirkel|mitglieder|anderen|leute) (sieht|sehen|liest|lesen)\b|\bnur für mitglieder"
        r"|\b(mit|ohne)( (deinen|deinem))? namen|bewahrt zirkel nichts|\bmitlesen|\bliest mit\b",
        re.IGNORECASE,
    ),
}
"""How sentences speak that say who sees what."""

_REFLECTIONS, _ANSWERS = "features/reflections/test_service.py", "features/sessions/test_answers.py"
_RULES, _HERE = "features/sessions/test_answer_rules.py", "language/test_claims.py"
_SEALED = f"{_REFLECTIONS}::test_no_text_stands_readable_in_the_database"
_AUTHORS_ALONE = f"{_REFLECTIONS}::test_nobody_else_gets_it_as_their_draft"
_ONLY_ME = f"{_REFLECTIONS}::test_what_only_its_author_sees_is_shared_with_nobody"
_CIRCLE = f"{_REFLECTIONS}::test_the_circle_reads_the_first_answer_with_its_author"
_NO_MESSAGE = "features/plans/test_views.py::test_a_plan_without_a_name_never_stands_in_a_message"
_NO_SECOND = f"{_REFLECTIONS}::test_where_only_the_second_answer_was_written_nothing_is_shared"
_THREE = "features/reflections/test_rules.py::test_without_names_nothing_is_shown_of_fewer_than_three_people"
_TWO = f"{_REFLECTIONS}::test_anonymous_answers_and_plans_of_two_stay_with_them"
_OTHERS_PLAN = "features/plans/test_service.py::test_nobody_answers_or_reads_the_plan_of_another"
_ASKER = "features/plans/test_views.py::test_whoever_may_ask_reads_nothing_of_the_plan"
_CASE_GIVER = "features/cases/test_cases.py::test_whoever_brought_the_case_reads_the_notes_and_nobody_else"
_NOTES_GO = "features/cases/test_cases.py::test_after_thirty_days_they_are_deleted"
_RECALL = "features/recall/test_handlers.py"
_RECALLED = f"{_RECALL}::test_nobody_else_reads_it_or_answers_it"
_UNSAID = f"{_RECALL}::test_no_message_to_anybody_holds_what_was_written_or_remembered"
_CIRCLE_ASKED = f"{_RECALL}::test_the_circle_is_asked_with_ones_name_in_the_sessions_thread_once"
_RECALL_SEALED = f"{_RECALL}::test_what_is_remembered_is_sealed"
_RECALL_GOES = "features/recall/test_posts.py::test_with_a_reflection_goes_what_was_remembered_of_it"
_CONSULTATION = "features/consultation/test_consultation.py"
_PRIVACY = "features/privacy/test_service.py"
_CLIMATE = "features/climate/test_climate.py"
_UNLINKED = f"{_CLIMATE}::test_who_answered_and_what_was_answered_have_nothing_in_common"
_NO_TRACE = f"{_CLIMATE}::test_whoever_answers_in_whatever_order_leaves_the_same_rows"
_FOUR = f"{_CLIMATE}::test_of_three_answers_nothing_is_shown"
_FOUR_RULE = f"{_CLIMATE}::test_under_four_nothing_is_shown"
_GOALS = "features/goals/test_goals.py"
_FEEDBACK = "features/feedback/test_feedback.py"
_ASKED_READS = f"{_FEEDBACK}::test_whoever_asked_reads_it_and_nobody_else"
_TAKEN_BACK = f"{_FEEDBACK}::test_within_a_day_it_can_be_taken_back_and_the_question_waits_again"
_DELETED_BY = f"{_FEEDBACK}::test_whoever_got_it_deletes_it_at_any_time_also_after_leaving"
_THANKED_READS = f"{_FEEDBACK}::test_whoever_is_thanked_reads_it_and_nobody_else"
_BOTH_SHARE = f"{_FEEDBACK}::test_they_are_shared_only_if_both_want_that"
_SHARED_OUT = "features/digests/test_posts.py::test_thanks_that_both_share_are_in_it_until_one_takes_them_back"
_JOURNAL = "features/journal/test_service.py"
_OWN_ALONE = f"{_JOURNAL}::test_nobody_finds_or_deletes_what_others_wrote"
_NEXT_ROUND = (
    "features/preferences/test_preferences.py::test_whoever_was_first_sees_the_round_in_numbers_and_others_do_not",
    "features/coaching/test_pools.py::test_whoever_may_offer_programmes_looks_after_its_pool_in_it_or_not",
)
_NOT_WITH = "features/coaching/test_service.py::test_the_list_is_its_authors_alone"
_AFTERWARDS = "features/afterwards/test_afterwards.py"
_GLADLY = f"{_AFTERWARDS}::test_who_both_would_meet_again_come_first_and_neither_is_told_what_the_other_said"
_RATHER_NOT = f"{_AFTERWARDS}::test_rather_not_puts_the_other_on_the_private_list"
_LOOKED_BACK = f"{_AFTERWARDS}::test_what_somebody_writes_after_a_round_is_sealed_and_nobody_elses"
_ROUND_OVER = f"{_AFTERWARDS}::test_a_year_after_the_round_it_is_deleted"
_PREFERENCES = (
    "features/preferences/test_preferences.py::test_they_come_back_to_their_author_and_the_department_is_sealed"
)
_COUNTED = "features/preferences/test_preferences.py::test_from_a_private_list_nothing_follows"
_OWNER_ALONE = (
    "features/preferences/test_preferences.py::test_whoever_was_first_sees_the_round_in_numbers_and_others_do_not"
)
_FEW = f"{_RULES}::test_what_is_for_few_is_read_by_few"
_NAMELESS = f"{_ANSWERS}::test_three_are_shown_without_names_in_an_order_of_their_own"
_THREAD = f"{_ANSWERS}::test_they_stand_in_the_thread_when_the_step_is_over"
_HERE_ALONE = "features/sessions/test_handlers.py::test_a_tap_is_enough_and_nobody_else_sees_it"
_NAMES_GO = f"{_ANSWERS}::test_names_after_thirty_days_only_the_number_stays"
_AWAY = "features/sessions/test_away.py::test_the_role_goes_on_and_the_card_says_what_i_cannot_come_says"
_CAME = "features/sessions/test_handlers.py::test_who_said_no_and_came_is_there"
_OWN_CHANNEL = "features/circles/test_channels.py::test_a_channel_is_made_and_its_founder_brought_in"
_CARD_OVER = "features/sessions/test_handlers.py::test_the_circle_sees_it_on_the_card_until_it_is_over"
_FINDABLE = "features/circles/test_channels.py::test_a_circle_knows_whether_everybody_finds_its_channel"
_CARD_THERE = "features/circles/test_posts.py::test_the_card_goes_to_the_channel_in_the_circles_language"
_LISTED = (
    "features/circles/test_handlers.py"
    "::test_the_overview_shows_ones_own_those_of_this_channel_and_those_that_everybody_finds"
)
_INVITED_BY = "features/circles/test_page_views.py::test_what_is_said_at_the_door"
_OWNERS_ALONE = "features/circles/test_page_handlers.py::test_who_is_invited_is_shown_to_owners_alone"
_OFFERED = "features/sessions/test_swaps.py::test_a_holder_offers_the_role_in_the_thread"
_DIGEST = "features/digests/test_posts.py::test_the_next_session_and_the_topics_are_in_it"
_MOVED = "features/sessions/test_dates.py::test_the_card_the_channel_and_the_list_say_the_new_date"
_FEED = "features/calendar/test_service.py::test_an_address_opens_its_own_workspace_and_no_other"
_SKILLS = "features/topics/test_handlers.py::test_who_has_left_is_no_member"
_INSIGHTS = "features/insights/test_insights.py"
_CARD_INSIDE = f"{_INSIGHTS}::test_its_circle_reads_it_at_once_and_nobody_else"
_CARD_OUT = f"{_INSIGHTS}::test_the_company_finds_it_once_the_last_author_says_yes"
_CARD_KEPT = f"{_INSIGHTS}::test_what_was_not_released_is_never_found"
_NO_IS_SILENT = f"{_INSIGHTS}::test_one_no_is_enough_and_looks_like_no_answer"
_OF_TWO = f"{_INSIGHTS}::test_a_card_of_a_handover_is_read_by_its_two_authors_alone_until_both_say_yes"
_NOT_GUESTS = f"{_INSIGHTS}::test_guests_find_nothing_of_the_company"
_LISTED_OFFERS = f"{_INSIGHTS}::test_who_did_not_say_so_is_not_found"
_TANDEMS = "features/tandems/test_tandems.py"
_THEIRS = f"{_TANDEMS}::test_only_who_is_in_it_or_asked_reads_it_and_no_message_holds_it"
_THANKED = f"{_TANDEMS}::test_after_the_last_meeting_both_look_back_and_thanks_are_told"
_PROPOSALS = "features/proposals/test_proposals.py"
_APPLIED = f"{_PROPOSALS}::test_what_somebody_applies_with_is_sealed_and_read_by_them_alone"
_WITHDRAWN = f"{_PROPOSALS}::test_who_withdraws_leaves_nothing_and_nobody_is_told"
_SAID_NO = f"{_PROPOSALS}::test_who_says_no_is_out_without_a_reason"
_UNPLACED_GOES = f"{_PROPOSALS}::test_applications_without_a_circle_go_after_thirty_days"
_APPLIED_GOES = f"{_PROPOSALS}::test_it_begins_once_all_have_answered_with_those_who_said_yes"
_FORMED = (
    f"{_PROPOSALS}::test_everybody_is_asked_about_their_circle_or_told_why_there_is_none",
    _SAID_NO,
    "features/forming/test_rules.py::test_everybody_comes_once_and_no_hard_rule_is_broken",
)
_THERE = f"{_TANDEMS}::test_who_is_there_for_nobody_pauses_or_is_avoided_is_not_proposed"
_REPORTS, _UNFOUND = "features/reports/test_reports.py", "features/reports/test_nobody_is_found.py"
_BANDS = f"{_REPORTS}::test_nothing_in_it_is_about_one_person_or_circle"
_CLIMATE_TOLD = f"{_REPORTS}::test_the_climate_is_told_of_checks_that_are_closed_in_which_enough_answered"
_CLIMATE_FEW = f"{_REPORTS}::test_of_fewer_answers_than_a_circle_is_shown_nothing_goes_into_a_report"
_NOBODY_FOUND = f"{_UNFOUND}::test_in_ten_thousand_attempts_nobody_is_found"
_TEN = "features/reports/test_rules.py::test_ten_people_in_three_circles_are_enough_and_fewer_are_not"
_SHOWS_ITSELF = f"{_REPORTS}::test_a_circle_shows_itself_only_by_asking_for_support_and_once_a_week"
_READERS = f"{_REPORTS}::test_owners_and_readers_open_the_same_report_and_both_see_who_did"
_ALL_WHO_OPENED = f"{_REPORTS}::test_everybody_who_opened_it_stays_on_it_with_their_last_time_and_how_often"
_OPENED_ERASED = f"{_REPORTS}::test_whoever_erases_their_data_leaves_the_opening_without_a_name"
_MEETUPS = "features/meetups/test_meetups.py"
_ON_CARD = f"{_MEETUPS}::test_who_signs_up_stands_on_the_card_with_what_they_bring_and_votes_are_numbers"
_SIGNUPS_GO = f"{_MEETUPS}::test_sign_ups_and_votes_are_deleted_after_thirty_days_and_the_card_names_nobody"
_TOPIC = "features/topics/test_service.py::test_a_topic_waits_on_the_list_with_its_proposer"
_NOTHING_SAID = f"{_HERE}::test_no_table_has_a_place_for_what_people_write_to_each_other"
_UNSEALED = f"{_HERE}::test_what_is_sealed_is_what_the_page_says"

_COUNTED = (
    "features/circles/test_channel_access.py"
    "::test_how_many_read_along_is_counted_daily_and_with_whoever_comes_to_a_private_channel"
)

PROOFS: dict[str, tuple[str, ...]] = {
    "calendar-feed-secret": (_FEED,),
    "cases-notes-seen": (_CASE_GIVER, _NOTES_GO),
    "cases-notes-yours": (_CASE_GIVER,),
    "circles-card-seen": (_CARD_THERE, _COUNTED),
    "circles-channel-hint": (_FINDABLE,),
    "circles-channel-private-seen": (_OWN_CHANNEL,),
    "circles-channel-public-seen": (_OWN_CHANNEL, _FINDABLE),
    "circles-channel-there-seen": (_FINDABLE,),
    "circles-edit-seen": (_CARD_THERE, _FINDABLE, _LISTED),
    "circles-invite-seen": (_INVITED_BY, _OWNERS_ALONE),
    "circles-found-seen": (_OWN_CHANNEL,),
    "circles-voluntary": (_AUTHORS_ALONE, _ONLY_ME),
    "climate-ask": (_UNLINKED, _NO_TRACE),
    "climate-counted": (_UNLINKED, _NO_TRACE),
    "climate-seen": (
        _UNLINKED, _NO_TRACE, _FOUR, f"{_CLIMATE}::test_the_numbers_go_two_weeks_after_the_season", _TEN, _CLIMATE_TOLD,
        _CLIMATE_FEW,
    ),
    "coaching-answer-stays-here": ("features/coaching/test_service.py::test_nobody_else_may_speak_for_a_pair",),
    "coaching-date-seen": (
        "features/coaching/test_service.py::test_nobody_else_may_speak_for_a_pair",
        "features/coaching/test_handlers.py::test_both_find_the_date_in_their_calendars",
    ),
    "coaching-guide": (_NOT_WITH,),
    "coaching-pool-seen": ("features/coaching/test_views.py::test_somebody_sees_the_pools_that_there_are",),
    "coaching-not-with-kept": (_NOT_WITH,),
    "coaching-not-with-text": (_NOT_WITH,),
    "coaching-stays-here": (_NOTHING_SAID,),
    "coaching-voluntary": (_NOTHING_SAID, _LOOKED_BACK),
    "explaining-noted": (
        "features/explaining/test_explaining.py::test_whoever_explained_hears_of_it_from_two_on_and_of_nobody",
    ),
    "feedback-answer-seen": (_ASKED_READS, _TAKEN_BACK, f"{_FEEDBACK}::test_after_a_day_it_stays", _DELETED_BY),
    "feedback-thank-seen": (_THANKED_READS, _BOTH_SHARE, _SHARED_OUT),
    "feedback-thanks-offered": (_BOTH_SHARE, _SHARED_OUT),
    "feedback-thanks-shared": (_BOTH_SHARE, _SHARED_OUT),
    "goals-seen": (
        f"{_GOALS}::test_no_text_of_it_stands_readable_in_the_database",
        f"{_GOALS}::test_the_kick_off_asks_for_it_and_no_message_ever_holds_it",
        f"{_GOALS}::test_it_shows_what_has_its_authors_name_and_nothing_else",
    ),
    "goals-wall-seen": (
        f"{_GOALS}::test_who_is_in_no_circle_reads_nothing",
        f"{_GOALS}::test_three_without_names_stay_in_the_digest",
    ),
    "home-pause-seen": (_AWAY,),
    "home-sees-answers": (_FEW, _NAMELESS, _CASE_GIVER),
    "home-sees-attendance": (_AWAY, _CAME, _HERE_ALONE, _NAMES_GO),
    "home-sees-channel": (_THREAD, "features/digests/test_posts.py::test_what_was_shared_is_in_it"),
    "home-sees-climate": (_UNLINKED, _NO_TRACE, _FOUR, _FOUR_RULE, _TEN, _CLIMATE_TOLD, _CLIMATE_FEW),
    "home-sees-coaching": (*_NEXT_ROUND, _NOT_WITH, _SKILLS, _LISTED_OFFERS, _THEIRS, _THANKED, _THERE),
    "home-sees-export": (_ONLY_ME, _NO_MESSAGE, "journeys/test_loop.py::nothing_private_stands_in_any_message"),
    "home-sees-feedback": (
        _ASKED_READS, _TAKEN_BACK, _DELETED_BY, _THANKED_READS, _BOTH_SHARE, _SHARED_OUT,
        f"{_FEEDBACK}::test_no_message_holds_what_was_asked_or_answered",
    ),
    "home-sees-goals": (
        f"{_GOALS}::test_it_comes_back_to_its_author_and_to_nobody_else",
        f"{_GOALS}::test_it_shows_what_has_its_authors_name_and_nothing_else",
        f"{_GOALS}::test_the_kick_off_asks_for_it_and_no_message_ever_holds_it",
    ),
    "home-sees-insights": (_CARD_INSIDE, _CARD_OUT, _CARD_KEPT, _OF_TWO, _NO_IS_SILENT, _NOT_GUESTS),
    "home-sees-intro": (),
    "home-sees-kept": (
        f"{_TANDEMS}::test_a_year_after_its_end_nothing_is_left",
        _NOTES_GO,
        f"{_ANSWERS}::test_answers_for_the_circle_go_after_ninety_days_ones_own_after_a_year",
        "delivery/test_purge.py::test_messages_go_when_their_kind_says_so_and_they_are_settled",
        f"{_PRIVACY}::test_plans_and_reflections_go_after_their_season",
        f"{_PRIVACY}::test_whose_account_is_off_is_erased_after_thirty_days",
        f"{_JOURNAL}::test_what_is_deleted_is_gone_for_good",
    ),
    "home-sees-leaving": (
        f"{_REFLECTIONS}::test_the_words_of_somebody_who_left_go_with_them",
        f"{_REFLECTIONS}::test_who_has_left_may_still_delete",
        f"{_JOURNAL}::test_who_has_left_reads_what_they_wrote_and_changes_nothing",
    ),
    "home-sees-manager": (f"{_HERE}::test_no_table_knows_who_leads_whom",),
    "home-sees-number": (f"{_HERE}::test_the_number_is_read_by_nobody_but_its_author", _BANDS, _TEN),
    "home-sees-applying": (
        _APPLIED, _APPLIED_GOES, _WITHDRAWN, _SAID_NO, _UNPLACED_GOES, _UNSEALED,
        "features/proposals/test_views.py::test_who_offers_it_sees_numbers",
    ),
    "home-sees-programmes": (
        _BANDS, _TEN, _NOBODY_FOUND, _SHOWS_ITSELF, _CLIMATE_TOLD,
        f"{_REPORTS}::test_of_coaching_each_pair_of_the_last_round_counts_once",
    ),
    "home-sees-short": (
        _AUTHORS_ALONE, _ONLY_ME, _NO_MESSAGE, _CIRCLE, _SEALED, _UNSEALED, _BANDS, _TEN,
        f"{_HERE}::test_no_table_knows_who_leads_whom",
    ),
    "home-sees-operator": (_SEALED, _UNSEALED),
    "home-sees-recall": (
        _RECALLED, _UNSAID, _CIRCLE_ASKED, _RECALL_SEALED, _RECALL_GOES,
        f"{_PRIVACY}::test_plans_and_reflections_go_after_their_season",
    ),
    "home-sees-reflections": (_AUTHORS_ALONE, _CIRCLE, _THREE),
    "home-what-this-is": (_AUTHORS_ALONE, _ONLY_ME),
    "insights-form-seen": (_CARD_INSIDE, _CARD_OUT),
    "insights-form-seen-two": (_OF_TWO,),
    "insights-is-kept-two": (_OF_TWO,),
    "insights-is-kept": (_CARD_INSIDE, _CARD_KEPT),
    "insights-is-offered": (_CARD_INSIDE, _CARD_OUT, _CARD_KEPT),
    "insights-is-offered-two": (_OF_TWO,),
    "insights-is-released": (_CARD_OUT, _NOT_GUESTS),
    "insights-offer-confirm": (_CARD_OUT, _NOT_GUESTS),
    "insights-question": (_CARD_OUT,),
    "insights-question-quiet": (_NO_IS_SILENT,),
    "insights-who-circle": (_CARD_INSIDE, _CARD_KEPT),
    "insights-who-company": (_CARD_OUT, _NOT_GUESTS),
    "insights-you-said-no": (_NO_IS_SILENT,),
    "insights-you-said-none": (_NO_IS_SILENT,),
    "journal-open": (_OWN_ALONE,),
    "journal-yours": (_OWN_ALONE,),
    "library-who-reads": ("features/library/test_service.py::test_strangers_and_those_who_left_read_nothing",),
    "only-you-see": (_AUTHORS_ALONE, _ONLY_ME),
    "papers-agreement": (f"{_HERE}::test_no_table_knows_who_leads_whom",),
    "papers-council": (
        _AUTHORS_ALONE, _CIRCLE, _RECALLED, _ASKED_READS, _FOUR, _CARD_OVER, _NAMES_GO, _NOT_WITH, _NOTHING_SAID,
        _ONLY_ME, _NO_MESSAGE, _UNSEALED, f"{_HERE}::test_no_table_knows_who_leads_whom",
        f"{_PRIVACY}::test_whose_account_is_off_is_erased_after_thirty_days", _APPLIED,
    ),
    "papers-launch": (
        _APPLIED, _ONLY_ME, _SEALED, _NO_MESSAGE, _CARD_THERE, f"{_HERE}::test_no_table_knows_who_leads_whom",
    ),
    "papers-leaders": (_AWAY, f"{_HERE}::test_no_table_knows_who_leads_whom"),
    "papers-members": (
        f"{_PRIVACY}::test_everything_is_in_it", f"{_PRIVACY}::test_no_row_names_them_any_more",
        f"{_PRIVACY}::test_whose_account_is_off_is_erased_after_thirty_days", *_FORMED,
    ),
    "papers-records": (*_FORMED, _UNSEALED, _NO_MESSAGE, f"{_PRIVACY}::test_everything_is_in_it"),
    "papers-sealed": (_UNSEALED,),
    "papers-seen-absence": (_AWAY, _CARD_OVER, _HERE_ALONE),
    "papers-seen-asked": (_OFFERED,),
    "papers-seen-author": (_OWN_ALONE, _NOT_WITH, _RECALLED, _CASE_GIVER),
    "papers-seen-card": (_CARD_INSIDE, _CARD_OUT, _CARD_KEPT),
    "papers-seen-channel": (_CARD_THERE, _FINDABLE),
    "papers-seen-company": (_SKILLS, _LISTED_OFFERS, _NOT_GUESTS, _THERE),
    "papers-seen-climate": (_UNLINKED, _FOUR, _FOUR_RULE, _TEN, _CLIMATE_TOLD),
    "papers-seen-field": (_FEW, _NAMELESS),
    "papers-seen-mentor": (_THERE,),
    "papers-seen-nobody": (),
    "papers-seen-operator": (),
    "papers-seen-pools": (
        "features/coaching/test_pools.py::test_only_who_is_in_a_programmes_circles_takes_part_in_its_pool",
        "features/coaching/test_pools.py::test_a_theme_that_everybody_has_left_is_shown_to_nobody_until_its_name_is_typed_again",
    ),
    "papers-seen-owners": (_OWNERS_ALONE,),
    "papers-seen-programme": (_APPLIED,),
    "papers-seen-offering": (_SHOWS_ITSELF,),
    "papers-seen-readers": (_READERS, _ALL_WHO_OPENED, _OPENED_ERASED),
    "papers-seen-proposed": (f"{_PROPOSALS}::test_everybody_is_asked_about_their_circle_or_told_why_there_is_none",),
    "papers-seen-told": (
        f"{_PROPOSALS}::test_only_who_may_offer_programmes_forms_circles_and_it_is_logged_who_let_them",
    ),
    "papers-table-inbox": (
        "features/people/test_handlers.py::test_the_database_does_not_tell_who_asked_nor_what_they_typed",
    ),
    "papers-seen-pair": (_THEIRS, "features/coaching/test_service.py::test_nobody_else_may_speak_for_a_pair"),
    "papers-seen-plan": (_OTHERS_PLAN, _NO_MESSAGE, _ASKER),
    "papers-seen-receiver": (_ASKED_READS, _TAKEN_BACK),
    "papers-seen-shared": (_CIRCLE, _ONLY_ME, _AUTHORS_ALONE),
    "papers-seen-thanked": (_THANKED_READS, _BOTH_SHARE, _SHARED_OUT),
    "papers-seen-wall": (
        f"{_GOALS}::test_it_comes_back_to_its_author_and_to_nobody_else",
        f"{_GOALS}::test_it_shows_what_has_its_authors_name_and_nothing_else",
    ),
    "papers-sheet": (_UNSEALED, _SEALED),
    "papers-table-climate_answers": (_UNLINKED, _NO_TRACE),
    "papers-threshold": (
        *_FORMED,
        f"{_HERE}::test_the_number_is_read_by_nobody_but_its_author", _RECALLED, _ASKED_READS, _THREE, _FOUR,
    ),
    "plans-asker-hint": (_ASKER,),
    "plans-first-step-hint": (_OTHERS_PLAN, _ASKER),
    "plans-outcome-private": ("features/plans/test_service.py::test_what_somebody_has_used_is_theirs_alone",),
    "privacy-erase-then": (
        _OPENED_ERASED,
        f"{_PRIVACY}::test_no_row_names_them_any_more",
        f"{_PRIVACY}::test_what_stands_in_slack_of_their_words_is_brought_up_to_date",
        "delivery/test_sender.py::test_a_message_of_which_nothing_is_left_is_taken_away_where_it_showed_what_people_wrote",
    ),
    "privacy-erased": (f"{_PRIVACY}::test_no_row_names_them_any_more",),
    "privacy-what": (f"{_PRIVACY}::test_everything_is_in_it", f"{_PRIVACY}::test_others_are_letters"),
    "recall-circle-confirm": (_CIRCLE_ASKED, _UNSAID),
    "afterwards-gladly": (_GLADLY,),
    "afterwards-seen": (_GLADLY, _RATHER_NOT, _NOT_WITH),
    "afterwards-written-seen": (_LOOKED_BACK, _ROUND_OVER),
    "preferences-counted": (_COUNTED, _OWNER_ALONE),
    "preferences-seen": (_PREFERENCES,),
    "recall-seen": (_RECALLED, _UNSAID, _RECALL_SEALED),
    "reflections-ask-private": (_ONLY_ME, _OTHERS_PLAN),
    "reflections-ask-shared": ("features/sessions/test_views.py::test_nobody_reads_what_became_of_a_plan", _TWO),
    "reflections-help-private": (_AUTHORS_ALONE, _ONLY_ME),
    "reflections-kept-anonymous": (_THREE, _TWO),
    "reflections-kept-circle": (_CIRCLE,),
    "reflections-who-circle-last": (_CIRCLE,),
    "reflections-who-anonymous": (_THREE, _TWO),
    "reflections-who-circle": (_CIRCLE,),
    "reflections-who-only_me": (_SEALED, _NO_MESSAGE),
    "reflections-who-rest": (_THREE, _TWO, _NO_SECOND, _TEN),
    "reflections-why-hint": (_NO_SECOND,),
    "reports-list": (_READERS, _ALL_WHO_OPENED),
    "reports-opened": (_READERS, _ALL_WHO_OPENED),
    "reports-opening-erased": (_OPENED_ERASED,),
    "sessions-cannot-come-confirm": (_AWAY, _CARD_OVER),
    "sessions-for-author": (_FEW,),
    "sessions-for-circle": (_THREAD,),
    "sessions-for-nameless": (_NAMELESS,),
    "sessions-for-receiver": (_FEW, _BOTH_SHARE),
    "sessions-minutes-hint": ("journeys/test_loop.py::the_minutes_go_into_the_thread",),
    "sessions-noted-here": (_HERE_ALONE, _NAMES_GO),
    "sessions-move-seen": (_MOVED,),
    "sessions-noted-absent": (_AWAY, _CARD_OVER),
    "seasons-seen": ("features/seasons/test_seasons.py::test_the_question_says_who_is_in_and_the_third_begins",),
    "sessions-phase-for-author": (_FEW,),
    "sessions-phase-for-nameless": (_NAMELESS,),
    "sessions-phase-for-receiver": (_FEW,),
    "sessions-read-later": (_NAMELESS,),
    "sessions-read-too_few": (_NAMELESS,),
    "sessions-together-nameless": (_NAMELESS,),
    "sessions-hand-over-confirm": (_OFFERED,),
    "sessions-swap-anybody": (_OFFERED,),
    "programmes-apply-seen": (_APPLIED, _APPLIED_GOES),
    "programmes-card-seen": (_APPLIED,),
    "programmes-field-coaching-then": _NEXT_ROUND,
    "programmes-withdraw-what": (_WITHDRAWN,),
    "proposals-nobody-told": (_SAID_NO,),
    "consultation-seen": (f"{_CONSULTATION}::test_only_who_is_asked_reads_the_headline_and_no_message_holds_it",),
    "consultation-took": (f"{_CONSULTATION}::test_how_long_it_took_is_told_to_whoever_asked_alone",),
    "meetups-bring-seen": (_ON_CARD,),
    "meetups-card-seen": (_ON_CARD, _SIGNUPS_GO),
    "meetups-recap-seen": (f"{_MEETUPS}::test_the_recap_stands_in_the_thread_and_can_be_changed",),
    "papers-seen-posted": (_ON_CARD,),
    "papers-seen-votes": (_ON_CARD,),
    "tandems-capacity-seen": (
        _THERE, f"{_TANDEMS}::test_whoever_offers_what_is_looked_for_is_proposed_and_nobody_else",
    ),
    "tandems-form-seen": (_THEIRS,),
    "tandems-goal-seen": (_THEIRS,),
    "tandems-kept": (_THANKED,),
    "tandems-thanks-seen": (_THANKED,),
    "topics-change-seen": (_TOPIC, _DIGEST),
    "topics-proposal-seen": (_TOPIC, _SKILLS, _DIGEST),
    "topics-skills-circle-sees": (_SKILLS,),
    "topics-skills-found": (_SKILLS, _LISTED_OFFERS, _NOT_GUESTS),
    "topics-skills-seen": (_SKILLS,),
    "topics-vote-hidden": ("features/topics/test_handlers.py::test_nobody_sees_the_dots_of_others",),
    "topics-room-seen": ("features/topics/test_handlers.py::test_nobodys_dots_are_shown",),
    "visibility-anonymous": (_THREE, _TWO),
}  # fmt: skip
"""What proves each sentence that says who sees what; the page's introduction claims nothing by itself."""

NO_CLAIMS = {
    "circles-people-alone", "error-not-of-this-company", "lifecycle-question-who", "papers-for-count", "papers-head",
    "papers-moderating", "privacy-erase-contributions", "privacy-part-insight_authors", "sessions-dates-who",
}  # fmt: skip
"""What sounds like it and says something else: who is there or welcome, who is asked, who may change dates, and
whose a card is."""


def sentences(language: str) -> dict[str, str]:
    """Return what each message says that a member may read."""
    found = {}
    for file in (FOLDER / language).glob("*.ftl"):
        text = file.read_text(encoding="utf-8")
        for entry in FluentParser().parse(text).body:
            if file.name not in _ELSEWHERE and isinstance(entry, Message) and entry.value and entry.value.span:
                found[entry.id.name] = " ".join(text[entry.value.span.start : entry.value.span.end].split())
    return found


@pytest.mark.parametrize("language", CLAIMS)
def test_every_sentence_that_says_who_sees_what_has_its_proof(language: str) -> None:
    claiming = {
        key
        for key, text in sentences(language).items()
        if CLAIMS[language].search(text) or key.startswith(("home-sees-", "papers-seen-"))
    }
    assert sorted(claiming - PROOFS.keys() - NO_CLAIMS) == []


def test_nothing_is_proved_that_nobody_says() -> None:
    assert sorted((PROOFS.keys() | NO_CLAIMS) - sentences("en").keys()) == []


@pytest.mark.parametrize("proof", sorted({proof for proofs in PROOFS.values() for proof in proofs}))
def test_every_proof_is_there(proof: str) -> None:
    file, name = proof.split("::")
    tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
    functions = {each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)}
    assert name in functions


def test_where_sentences_say_three_it_is_three() -> None:
    assert ENOUGH_WITHOUT_NAMES == 3


def columns() -> set[str]:
    """Return every column of every table, as table.column."""
    return {f"{table.name}.{column.name}" for table in Base.metadata.tables.values() for column in table.columns}


def test_no_table_knows_who_leads_whom() -> None:
    assert [each for each in columns() if re.search(r"manager|boss|supervis|superior|report|admin", each)] == []


def test_no_table_has_a_place_for_what_people_write_to_each_other() -> None:
    """Of a coaching pair there are ids, dates, what was pressed, and what each notes for themselves, sealed."""
    texts = {
        str(column)
        for name, table in Base.metadata.tables.items()
        for column in table.columns
        if name.startswith(("coaching", "pair")) and isinstance(column.type, sa.Text | sa.LargeBinary)
    }
    assert texts == {"coaching_seats.department", "pair_seats.tried", "pair_seats.kept"}


def test_what_is_sealed_is_what_the_page_says() -> None:
    sealed = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, sa.LargeBinary) and table.name != "key_checks"
    }
    assert sealed == {
        "reflections.what", "reflections.so_what", "commitments.if_text", "commitments.then_text",
        "commitments.first_step", "commitments.note", "later_uses.note", "answers.text", "recall_asks.answer",
        "case_notes.text", "goals.wanted", "goals.today", "feedback.about", "feedback.situation", "feedback.observed",
        "feedback.effect", "feedback.wish", "thanks.text", "coaching_seats.department",
        "applications.wish", "applications.offer", "applications.department",
        "applications.companions",
        "pair_seats.tried", "pair_seats.kept",
        "tandem_seats.about", "tandem_seats.goal", "tandem_seats.kept", "tandem_seats.thanks",
    }  # fmt: skip


SEALED_CALLED = {
    "reflections": ("reflections", "Reflexionen"), "commitments": ("plans", "Vorhaben"), "goals": ("goals", "Ziele"),
    "answers": ("answers", "Antworten"), "feedback": ("feedback", "Feedback"), "thanks": ("thanks", "Danke"),
    "case_notes": ("notes on your cases", "Notizen zu deinen Fällen"),
    "pair_seats": ("coaching round", "Coaching-Runde"),
    "coaching_seats": ("department you name for coaching", "Abteilung fürs Coaching"),
    "tandem_seats": ("another pair", "anderen Tandem"), "applications": ("apply for a programme", "Anmeldung zu einem"),
    "later_uses": ("plans", "Vorhaben"), "recall_asks": ("answers", "Antworten"),
}  # fmt: skip
"""What the page calls what is sealed in each table."""


@pytest.mark.parametrize("language", CLAIMS)
def test_the_page_names_what_is_sealed_in_every_table_and_counts_none_of_it_among_the_rest(language: str) -> None:
    sealed = {
        table.name for table in Base.metadata.tables.values()
        for column in table.columns if isinstance(column.type, sa.LargeBinary)
    }  # fmt: skip
    assert sealed - {"key_checks"} == SEALED_CALLED.keys()
    told = sentences(language)["home-sees-operator"]
    named, rest = re.split(r"(?<=encrypted in there)|(?<=dort verschlüsselt)", told)
    for words in SEALED_CALLED.values():
        word = words[list(CLAIMS).index(language)]
        assert word in named, word
        assert word not in rest, word


APPLIED_CALLED = {
    "wish": ("like to learn", "lernen möchtest"), "offer": ("what you offer", "mitbringst"),
    "department": ("your department", "deinen Bereich"), "companions": ("like to be with", "zusammen wärst"),
    "half_days": ("when you can", "wann du kannst"), "languages": ("languages", "Sprachen"),
    "own_department": ("what you tick", "ankreuzt"), "has_moderated": ("what you tick", "ankreuzt"),
    "mixed": ("named another department", "anderen Bereich genannt"),
}  # fmt: skip
"""What the page calls what somebody applies with, and what stays of it."""


@pytest.mark.parametrize("language", CLAIMS)
def test_the_page_names_what_somebody_applies_with_and_every_number_that_is_seen_of_it(language: str) -> None:
    told = sentences(language)["home-sees-applying"]
    how_it_goes = {
        "id", "workspace_id", "programme_id", "person_id", "state", "applied_at", "circle_id", "why", "what_helps",
    }  # fmt: skip
    assert {each.name for each in Base.metadata.tables["applications"].columns} - how_it_goes == APPLIED_CALLED.keys()
    assert [words for words in APPLIED_CALLED.values() if words[list(CLAIMS).index(language)] not in told] == []
    assert {each.name for each in fields(FormedNumbers)} == {
        "circles", "placed", "granted", "left_out", "accepted", "waiting",
    }  # fmt: skip
    counted = {
        "en": ("have applied", "circles there", "many people", "who offers", "said yes", "nothing yet", "and why"),
        "de": ("sich angemeldet", "Lernzirkel es", "Leute", "mitbringt, was sie", "Ja oder", "offen", "Grund"),
    }
    assert [each for each in counted[language] if each not in told] == []


def test_the_number_is_read_by_nobody_but_its_author() -> None:
    """It goes back into its modal, into own data, into reports' means over many; the data sheet names its column."""
    readers = {
        str(file.relative_to(ROOT / "bot").parent)
        for file in (ROOT / "bot").rglob("*.py")
        if re.search(r"\busefulness\b", file.read_text(encoding="utf-8"))
    }
    assert readers <= {"features/reflections", "features/privacy", "features/reports", "papers", "practice/people"}
