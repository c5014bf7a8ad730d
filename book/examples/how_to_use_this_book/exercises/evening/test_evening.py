from evening import Visit, plan

LAMP = Visit("lamp", 30)
RADIO = Visit("radio", 90)
TOASTER = Visit("toaster", 45)


def test_all_visits_are_taken_while_there_is_time() -> None:
    assert plan([LAMP, TOASTER], minutes=120) == [LAMP, TOASTER]


def test_the_last_minute_may_be_used() -> None:
    assert plan([LAMP, RADIO], minutes=120) == [LAMP, RADIO]


def test_a_visit_that_does_not_fit_is_left_out() -> None:
    assert plan([LAMP, RADIO], minutes=119) == [LAMP]


def test_a_shorter_one_after_it_may_fit() -> None:
    assert plan([LAMP, RADIO, TOASTER], minutes=100) == [LAMP, TOASTER]
