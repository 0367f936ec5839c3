<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>ApplicationTable</name>
    <message>
        <source>drafted</source>
        <translation>작성 중</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>ineligible</source>
        <translation>자격 미달</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>탈락</translation>
    </message>
    <message>
        <source>on the waiting list</source>
        <translation>대기자 명단 등재</translation>
    </message>
    <message>
        <source>awarded, not started</source>
        <translation>선정, 시작 전</translation>
    </message>
    <message>
        <source>running</source>
        <translation>사용 중</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>recalled</source>
        <translation>회수</translation>
    </message>
    <message>
        <source>gave up</source>
        <translation>포기</translation>
    </message>
    <message>
        <source>did not sign</source>
        <translation>협약 미체결</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>too few GPUs free</source>
        <translation>유휴 GPU 부족</translation>
    </message>
    <message>
        <source>the cut: a better-ranked request did not fit</source>
        <translation>커트라인: 상위 순위 신청이 물량을 초과</translation>
    </message>
    <message>
        <source>the share of its group was used up</source>
        <translation>소속 그룹의 배분 비율 소진</translation>
    </message>
    <message>
        <source>the cap of every model on offer</source>
        <translation>공모 대상 전 기종의 신청 상한</translation>
    </message>
    <message>
        <source>the lowest score that can win</source>
        <translation>선정 최저 점수</translation>
    </message>
    <message>
        <source>no pool on offer</source>
        <translation>공모 대상 자원 풀 없음</translation>
    </message>
    <message>
        <source>no call left to apply to</source>
        <translation>신청할 수 있는 공모 없음</translation>
    </message>
    <message>
        <source>its patience</source>
        <translation>대기 한도 초과</translation>
    </message>
    <message>
        <source>it did not sign</source>
        <translation>협약 미체결</translation>
    </message>
    <message>
        <source>the waiting list ran out</source>
        <translation>대기자 명단 유효기간 만료</translation>
    </message>
    <message>
        <source>under-use</source>
        <translation>이용률 저조</translation>
    </message>
    <message>
        <source>the end of the horizon</source>
        <translation>시뮬레이션 기간 종료</translation>
    </message>
    <message>
        <source>grants under notice that must end first</source>
        <translation>종료 통보된 배정이 먼저 끝나야 함</translation>
    </message>
    <message>
        <source>its GPUs went back to whom it had borrowed them from</source>
        <translation>빌린 GPU를 원소유 그룹에 반환</translation>
    </message>
    <message>
        <source>the price</source>
        <translation>가격</translation>
    </message>
    <message>
        <source>enough GPUs free, but not together</source>
        <translation>GPU는 충분하나 한곳에 모여 있지 않음</translation>
    </message>
    <message>
        <source>its organisation has as much as one may have</source>
        <translation>소속 기관이 보유 한도에 도달</translation>
    </message>
    <message>
        <source>it refused the part it was offered</source>
        <translation>제안된 일부 물량을 거절</translation>
    </message>
    <message>
        <source>what was left is kept for better requests</source>
        <translation>남은 물량은 우수 신청용으로 유보</translation>
    </message>
    <message>
        <source>the power that all grants may draw</source>
        <translation>전체 배정의 전력 한도</translation>
    </message>
    <message>
        <source>the storage that all grants share</source>
        <translation>전체 배정의 공용 저장공간 한도</translation>
    </message>
    <message>
        <source>waiting on %1</source>
        <translation>%1 현재 대기 중</translation>
    </message>
    <message>
        <source>all applications</source>
        <translation>전체 신청</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>신청</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>차수</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>부문</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>공모</translation>
    </message>
    <message>
        <source>GPUs asked</source>
        <translation>신청 GPU</translation>
    </message>
    <message>
        <source>GPUs granted</source>
        <translation>배정 GPU</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>자원 풀</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Held back by</source>
        <translation>제약 요인</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>신청일</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>결정일</translation>
    </message>
    <message>
        <source>Awarded</source>
        <translation>선정일</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>시작일</translation>
    </message>
    <message>
        <source>Wait [days]</source>
        <translation>대기 [일]</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>종료일</translation>
    </message>
    <message>
        <source>GPU-hours delivered</source>
        <translation>제공 GPU 시간</translation>
    </message>
</context>
<context>
    <name>AwardChart</name>
    <message>
        <source>Sector</source>
        <translation>부문</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>신청 건수</translation>
    </message>
    <message>
        <source>Awards</source>
        <translation>선정 건수</translation>
    </message>
    <message>
        <source>GPUs asked for</source>
        <translation>신청 GPU</translation>
    </message>
    <message>
        <source>GPUs granted</source>
        <translation>배정 GPU</translation>
    </message>
    <message>
        <source>Share of GPUs granted</source>
        <translation>배정 GPU 비율</translation>
    </message>
    <message>
        <source>Interval from</source>
        <translation>구간 하한</translation>
    </message>
    <message>
        <source>Interval to</source>
        <translation>구간 상한</translation>
    </message>
    <message>
        <source>Target share</source>
        <translation>목표 비율</translation>
    </message>
    <message>
        <source>Awards by sector against the target</source>
        <translation>부문별 선정 실적과 목표</translation>
    </message>
    <message>
        <source>Share of the GPUs that calls grant, with the %1 interval of its mean; the target is the policy&apos;s share of the sector&apos;s group. Click a bar for the applications behind it.</source>
        <translation>공모로 배정한 GPU의 부문별 비율과 그 평균의 %1 신뢰구간입니다. 목표는 정책이 부문 소속 그룹에 정한 배분 비율입니다. 막대를 클릭하면 해당 신청을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>No replication is done yet.</source>
        <translation>완료된 반복이 아직 없습니다.</translation>
    </message>
    <message>
        <source>granted</source>
        <translation>배정</translation>
    </message>
    <message>
        <source>target</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>%1: %2 of the GPUs granted (%3 – %4)</source>
        <translation>%1: 배정 GPU의 %2 (%3 – %4)</translation>
    </message>
    <message>
        <source>%1: target %2</source>
        <translation>%1: 목표 %2</translation>
    </message>
    <message>
        <source>GPUs asked for and granted by sector</source>
        <translation>부문별 신청 GPU와 배정 GPU</translation>
    </message>
    <message>
        <source>Sums over the run, means over the replications. Click a bar for the applications behind it.</source>
        <translation>전체 기간의 합계를 반복에 걸쳐 평균한 값입니다. 막대를 클릭하면 해당 신청을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>GPUs, summed over applications</source>
        <translation>GPU 수, 전체 신청 합계</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>신청</translation>
    </message>
    <message>
        <source>Awards by sector</source>
        <translation>부문별 선정</translation>
    </message>
    <message>
        <source>Share of the GPUs that calls grant, with the %1 interval of its mean. The policy gives no share to a sector by itself; see the groups. Click a bar for the applications behind it.</source>
        <translation>공모로 배정된 GPU 중 비율과 평균의 %1 신뢰구간입니다. 정책은 개별 부문에 몫을 정하지 않으므로 그룹 차트를 보십시오. 막대를 클릭하면 해당 신청을 볼 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>BudgetChart</name>
    <message>
        <source>appropriated</source>
        <translation>편성</translation>
    </message>
    <message>
        <source>committed</source>
        <translation>계약</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>지급</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>부족</translation>
    </message>
    <message>
        <source>Money by year, all budgets together</source>
        <translation>연도별 예산(전체 합계)</translation>
    </message>
    <message>
        <source>Appropriated as given; committed by the contracts of the year; paid; missing for what was wanted. Means over the replications. The table has each budget.</source>
        <translation>편성액은 입력값, 계약액은 그해 계약분, 지급액은 실제 지급분, 부족액은 필요했으나 없던 금액입니다. 반복 평균이며, 예산별 금액은 표에 있습니다.</translation>
    </message>
    <message>
        <source>This scenario names no budgets.</source>
        <translation>이 시나리오에는 예산이 없습니다.</translation>
    </message>
    <message>
        <source>bn KRW</source>
        <translation>십억 원</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>예산</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>연도</translation>
    </message>
    <message>
        <source>%1 bn KRW</source>
        <translation>%1 십억 원</translation>
    </message>
</context>
<context>
    <name>CapacityChart</name>
    <message>
        <source>median</source>
        <translation>중앙값</translation>
    </message>
    <message>
        <source>Government GPUs in service</source>
        <translation>가동 중인 정부 GPU</translation>
    </message>
    <message>
        <source>The line is the median of the replications; 50 % and 90 % of them lie in the bands. Dashed lines are targets, grey lines the median day on which a tranche serves in full.</source>
        <translation>선은 반복의 중앙값이며, 반복의 50 %와 90 %가 띠 안에 있습니다. 파선은 목표, 회색 선은 도입 물량이 전부 가동되는 날의 중앙값입니다.</translation>
    </message>
    <message>
        <source>No replication is done yet.</source>
        <translation>완료된 반복이 아직 없습니다.</translation>
    </message>
    <message>
        <source>GPUs in service</source>
        <translation>가동 중 GPU</translation>
    </message>
    <message>
        <source>90 % of replications</source>
        <translation>반복의 90 %</translation>
    </message>
    <message>
        <source>50 % of replications</source>
        <translation>반복의 50 %</translation>
    </message>
    <message>
        <source>target %1 by %2: %3</source>
        <translation>목표 %2까지 %1장: %3</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Mean [GPUs]</source>
        <translation>평균 [GPU]</translation>
    </message>
    <message>
        <source>5 %</source>
        <translation>5 %</translation>
    </message>
    <message>
        <source>25 %</source>
        <translation>25 %</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>중앙값</translation>
    </message>
    <message>
        <source>75 %</source>
        <translation>75 %</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
</context>
<context>
    <name>ChartExport</name>
    <message>
        <source>The name must end in .svg, .png, .pdf or .csv, which decides the format.</source>
        <translation>파일 이름은 .svg, .png, .pdf, .csv 중 하나로 끝나야 하며, 이에 따라 형식이 정해집니다.</translation>
    </message>
</context>
<context>
    <name>CompareCharts</name>
    <message>
        <source>more is better</source>
        <translation>높을수록 좋음</translation>
    </message>
    <message>
        <source>less is better</source>
        <translation>낮을수록 좋음</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>정의되지 않음</translation>
    </message>
    <message>
        <source>better</source>
        <translation>개선</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>악화</translation>
    </message>
    <message>
        <source>higher</source>
        <translation>높음</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>낮음</translation>
    </message>
    <message>
        <source>no clear difference</source>
        <translation>뚜렷한 차이 없음</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>좋은 방향</translation>
    </message>
    <message>
        <source>%1 (baseline)</source>
        <translation>%1(기준안)</translation>
    </message>
    <message>
        <source>%1: difference</source>
        <translation>%1: 차이</translation>
    </message>
    <message>
        <source>%1: verdict</source>
        <translation>%1: 판정</translation>
    </message>
    <message>
        <source>Choose what to compare, and press Compare.</source>
        <translation>비교할 대상을 고르고 ‘비교’를 누르십시오.</translation>
    </message>
    <message>
        <source>Difference from the baseline</source>
        <translation>기준안과의 차이</translation>
    </message>
    <message>
        <source>Same applicants, delays and failures for every alternative, so the difference is that of the rules. Intervals of paired differences; the verdict is adjusted for the number of comparisons (Holm).</source>
        <translation>모든 대안에 같은 신청자, 지연, 고장을 적용하므로(공통 난수) 차이는 규칙에서 비롯됩니다. 구간은 대응 차이의 신뢰구간이며, 판정은 비교 횟수를 보정한 것입니다(Holm).</translation>
    </message>
    <message>
        <source>%1: difference from %2</source>
        <translation>%1: %2 대비 차이</translation>
    </message>
    <message>
        <source>clear difference</source>
        <translation>뚜렷한 차이</translation>
    </message>
    <message>
        <source>Alternative</source>
        <translation>대안</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>From</source>
        <translation>하한</translation>
    </message>
    <message>
        <source>To</source>
        <translation>상한</translation>
    </message>
    <message>
        <source>Adjusted p</source>
        <translation>보정 p값</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>쌍</translation>
    </message>
    <message>
        <source>Pareto front</source>
        <translation>파레토 프런티어</translation>
    </message>
    <message>
        <source>No alternative is better in both directions than one on the front. Beside each name: in how many replications it is on the front. Click a point for the applications behind it.</source>
        <translation>프런티어 위의 대안보다 두 방향 모두에서 나은 대안은 없습니다. 이름 옆은 그 대안이 프런티어에 든 반복의 비율입니다. 점을 클릭하면 해당 신청을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>on the front</source>
        <translation>프런티어</translation>
    </message>
    <message>
        <source>dominated</source>
        <translation>열위</translation>
    </message>
    <message>
        <source>On the front</source>
        <translation>프런티어 여부</translation>
    </message>
    <message>
        <source>Share of replications on the front</source>
        <translation>프런티어에 든 반복의 비율</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>Choose an alternative that is not the baseline.</source>
        <translation>기준안이 아닌 대안을 고르십시오.</translation>
    </message>
    <message>
        <source>Winners and losers</source>
        <translation>이득과 손실</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>Winners and losers: %1 against %2</source>
        <translation>이득과 손실: %1 대 %2</translation>
    </message>
    <message>
        <source>more</source>
        <translation>증가</translation>
    </message>
    <message>
        <source>less</source>
        <translation>감소</translation>
    </message>
    <message>
        <source>about the same</source>
        <translation>거의 같음</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>부문</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>규모</translation>
    </message>
    <message>
        <source>More</source>
        <translation>증가</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>감소</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>같음</translation>
    </message>
    <message>
        <source>Change [H200-equivalent GPU h]</source>
        <translation>변화 [H200 환산 GPU 시간]</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Each project under both rules: with more, with less, or with about the same GPU-hours. Means a replication; click a bar for the applications of its sector under this alternative.</source>
        <translation>과제마다 두 규칙에서 받은 GPU 시간이 늘었는지, 줄었는지, 비슷한지를 셉니다. 반복당 평균이며, 막대를 클릭하면 이 대안에서 해당 부문의 신청을 볼 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>CostChart</name>
    <message>
        <source>Cost in the window, by part</source>
        <translation>기간 내 항목별 비용</translation>
    </message>
    <message>
        <source>Capital is an annuity from installation; electricity at the price of the month. Means with %1 intervals.</source>
        <translation>자본비는 설치 시점부터 연금식으로 환산하고, 전기료는 그달의 단가를 적용합니다. 평균과 %1 신뢰구간입니다.</translation>
    </message>
    <message>
        <source>A purchase without a price leaves the cost undefined.</source>
        <translation>가격이 없는 구매가 있으면 비용은 정의되지 않습니다.</translation>
    </message>
    <message>
        <source>bn KRW</source>
        <translation>십억 원</translation>
    </message>
    <message>
        <source>Cost of a GPU-hour, by what is counted as one</source>
        <translation>산정 기준별 GPU 시간당 비용</translation>
    </message>
    <message>
        <source>All cost over GPU-hours procured, installed, in service, healthy, granted, active, effective: the fewer count, the dearer each.</source>
        <translation>전체 비용을 조달, 설치, 가동 중, 정상, 배정, 작업 중, 유효 GPU 시간으로 각각 나눈 값입니다. 인정하는 시간이 적을수록 단가가 높아집니다.</translation>
    </message>
    <message>
        <source>KRW per GPU-hour</source>
        <translation>GPU 시간당 원</translation>
    </message>
    <message>
        <source>Cost of a delivered GPU-hour</source>
        <translation>제공 GPU 시간당 비용</translation>
    </message>
    <message>
        <source>All cost over the GPU-hours granted. A scenario with costs of floor, staff, network or rent has it by every rung.</source>
        <translation>전체 비용을 배정 GPU 시간으로 나눈 값입니다. 상면·인력·네트워크·임차 비용이 있는 시나리오는 단계별로 표시됩니다.</translation>
    </message>
</context>
<context>
    <name>EnergyChart</name>
    <message>
        <source>Power by site, at the meter</source>
        <translation>입지별 전력(계량기 기준)</translation>
    </message>
    <message>
        <source>IT load at full power times PUE, mean over the replications; dashed lines are what the caps allow. Accepted GPUs above them wait for power.</source>
        <translation>최대 부하의 IT 전력에 PUE를 곱한 반복 평균입니다. 파선은 한도가 허용하는 전력이며, 이를 넘는 검수 완료 GPU는 전력을 기다립니다.</translation>
    </message>
    <message>
        <source>This scenario names no sites; its power is under Electricity and CO2.</source>
        <translation>이 시나리오에는 입지가 없습니다. 전력량은 ‘전력량과 CO2’에 있습니다.</translation>
    </message>
    <message>
        <source>MW</source>
        <translation>MW</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>입지</translation>
    </message>
    <message>
        <source>Cap [MW]</source>
        <translation>한도 [MW]</translation>
    </message>
    <message>
        <source>Government [MW]</source>
        <translation>정부 [MW]</translation>
    </message>
    <message>
        <source>Firms [MW]</source>
        <translation>민간 [MW]</translation>
    </message>
    <message>
        <source>Waiting [MW]</source>
        <translation>대기 [MW]</translation>
    </message>
    <message>
        <source>cap of %1</source>
        <translation>%1의 한도</translation>
    </message>
    <message>
        <source>Electricity and CO2 over the run</source>
        <translation>전체 기간의 전력량과 CO2</translation>
    </message>
    <message>
        <source>Cooling included. CO2 by the emission factor of the year, where the scenario gives one.</source>
        <translation>냉각을 포함합니다. CO2는 시나리오에 배출계수가 있으면 그해 값으로 계산합니다.</translation>
    </message>
    <message>
        <source>No replication is done yet.</source>
        <translation>완료된 반복이 아직 없습니다.</translation>
    </message>
    <message>
        <source>GWh; thousand tonnes of CO2</source>
        <translation>GWh, CO2 천 톤</translation>
    </message>
</context>
<context>
    <name>ExperimentCharts</name>
    <message>
        <source>Open the results of an experiment: results.sqlite, or the folder of a sweep.</source>
        <translation>실험 결과(results.sqlite 또는 스윕 폴더)를 여십시오.</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>시나리오</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>정책</translation>
    </message>
    <message>
        <source>mean over points</source>
        <translation>실험점 평균</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>열지도</translation>
    </message>
    <message>
        <source>Mean over the points of each cell. The colour runs from %1 to %2; an empty cell has no point in which it is defined.</source>
        <translation>각 칸은 해당 실험점의 평균입니다. 색은 %1부터 %2까지이며, 빈 칸은 값이 정의된 실험점이 없다는 뜻입니다.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>%1, mean of %2 points</source>
        <translation>%1, 실험점 %2개 평균</translation>
    </message>
    <message>
        <source>By level</source>
        <translation>수준별</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>%1별</translation>
    </message>
    <message>
        <source>By %1, a line for each %2</source>
        <translation>%1별, %2마다 선 하나</translation>
    </message>
    <message>
        <source>Mean over the points at each level, joined by lines where levels are numbers.</source>
        <translation>각 수준의 실험점 평균이며, 수준이 숫자이면 선으로 잇습니다.</translation>
    </message>
    <message>
        <source>What moves it</source>
        <translation>영향 요인</translation>
    </message>
    <message>
        <source>What moves it: %1</source>
        <translation>영향 요인: %1</translation>
    </message>
    <message>
        <source>For each factor the means over all points at its levels, from the least to the greatest; the widest first. Explained: the share of the variance between points that the factor alone accounts for.</source>
        <translation>요인마다 각 수준의 전체 실험점 평균을 최솟값부터 최댓값까지 표시하며(토네이도), 폭이 큰 요인부터 나열합니다. 설명 비율은 실험점 간 분산 가운데 그 요인만으로 설명되는 비율입니다.</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>요인</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>수준</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>실험점</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Swing of the factor</source>
        <translation>요인의 변동 폭</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>설명 비율</translation>
    </message>
    <message>
        <source>%1
at %2: %3
at %4: %5
explains %6</source>
        <translation>%1
%2일 때: %3
%4일 때: %5
설명 비율 %6</translation>
    </message>
    <message>
        <source>± (95 %)</source>
        <translation>±(95 %)</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>비고</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>거부됨: %1</translation>
    </message>
    <message>
        <source>%1 runs broke</source>
        <translation>실행 %1건 중단</translation>
    </message>
    <message>
        <source>Nothing is kept: tick some levels again.</source>
        <translation>남은 수준이 없습니다. 수준을 다시 선택하십시오.</translation>
    </message>
</context>
<context>
    <name>ExplanationText</name>
    <message>
        <source>%1 GPUs</source>
        <translation>GPU %1장</translation>
    </message>
    <message>
        <source>Attempt %1</source>
        <translation>%1차 신청</translation>
    </message>
    <message>
        <source>Attempt %1, call %2</source>
        <translation>%1차 신청, 공모 %2</translation>
    </message>
    <message>
        <source>need</source>
        <translation>수요 발생</translation>
    </message>
    <message>
        <source>asks for</source>
        <translation>신청 내용</translation>
    </message>
    <message>
        <source>%1, at least %2, for %3</source>
        <translation>%1, 최소 %2, %3</translation>
    </message>
    <message>
        <source>%1 months</source>
        <translation>%1개월</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1일</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>신청</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>결정</translation>
    </message>
    <message>
        <source>awarded</source>
        <translation>선정</translation>
    </message>
    <message>
        <source>pool %1</source>
        <translation>자원 풀 %1</translation>
    </message>
    <message>
        <source>from the reserve</source>
        <translation>유보분에서 배정</translation>
    </message>
    <message>
        <source>started</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>first use</source>
        <translation>최초 사용</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>recalled</source>
        <translation>회수</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>held back by</source>
        <translation>제약 요인</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>변경</translation>
    </message>
    <message>
        <source>Award</source>
        <translation>선정</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행 횟수</translation>
    </message>
    <message>
        <source>none; tried up to: %1</source>
        <translation>없음, 시도한 최대 변경: %1</translation>
    </message>
    <message>
        <source>no other %1 is possible</source>
        <translation>다른 %1 불가</translation>
    </message>
    <message>
        <source>none earlier</source>
        <translation>더 이른 선정 없음</translation>
    </message>
    <message>
        <source>%1 = merit %2 + review noise %3</source>
        <translation>%1 = 우수성 %2 + 평가 오차 %3</translation>
    </message>
    <message>
        <source>bonus of the sector</source>
        <translation>부문 가점</translation>
    </message>
    <message>
        <source>bonus of the region</source>
        <translation>지역 가점</translation>
    </message>
    <message>
        <source>concentration</source>
        <translation>집중 감점</translation>
    </message>
    <message>
        <source>score</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>순위</translation>
    </message>
    <message>
        <source>%1 of %2; %3 funded, the lowest at %4 points</source>
        <translation>%2건 중 %1위, %3건 선정, 최저 %4점</translation>
    </message>
    <message>
        <source>the round</source>
        <translation>선정 회차</translation>
    </message>
    <message>
        <source>%1 on offer, %2 awarded by rule %3</source>
        <translation>공모 물량 %1, 규칙 %3에 따라 %2장 선정</translation>
    </message>
    <message>
        <source>a lower score that took no more was funded</source>
        <translation>더 많이 받지 않은 낮은 점수의 신청이 선정됨</translation>
    </message>
    <message>
        <source>ask for %1 less</source>
        <translation>%1 적게 신청</translation>
    </message>
    <message>
        <source>%1 points more of merit</source>
        <translation>우수성 %1점 추가</translation>
    </message>
    <message>
        <source>come %1 days earlier</source>
        <translation>%1일 일찍 신청</translation>
    </message>
    <message>
        <source>%1 percentage points more for group %2</source>
        <translation>그룹 %2의 비율 %1 %p 추가</translation>
    </message>
    <message>
        <source>%1 more in pool %2</source>
        <translation>자원 풀 %2에 %1 추가</translation>
    </message>
    <message>
        <source>size</source>
        <translation>규모</translation>
    </message>
    <message>
        <source>merit</source>
        <translation>우수성</translation>
    </message>
    <message>
        <source>date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>quota</source>
        <translation>쿼터</translation>
    </message>
    <message>
        <source>supply</source>
        <translation>공급</translation>
    </message>
    <message>
        <source>Project %1: %2, policy %3; replication %4, seed %5</source>
        <translation>과제 %1: %2, 정책 %3, 반복 %4, 시드 %5</translation>
    </message>
    <message>
        <source>The least that would have led to an award</source>
        <translation>선정되기 위한 최소 변경</translation>
    </message>
    <message>
        <source>The least that would have led to an earlier award</source>
        <translation>더 일찍 선정되기 위한 최소 변경</translation>
    </message>
    <message>
        <source>One thing changed, all else as it was, the same replication run again.</source>
        <translation>다른 조건은 그대로 두고 한 가지만 바꾸어 같은 반복을 다시 실행한 결과입니다.</translation>
    </message>
    <message>
        <source>* more of it does not always help: a larger change that was tried does not</source>
        <translation>* 더 크게 바꾼다고 항상 유리하지는 않습니다. 시도한 더 큰 변경 중에는 효과가 없는 것이 있었습니다.</translation>
    </message>
</context>
<context>
    <name>FairnessChart</name>
    <message>
        <source>Jain and Gini index of satisfaction</source>
        <translation>충족도의 제인(Jain) 지수와 지니(Gini) 계수</translation>
    </message>
    <message>
        <source>Satisfaction is GPUs granted over GPUs asked for, once a project, zeros included. Jain: 1 means all alike; Gini: 0 means all alike. Whiskers are %1 intervals.</source>
        <translation>충족도는 과제별 배정 GPU를 신청 GPU로 나눈 값이며 0도 포함합니다. 제인 지수는 1일 때, 지니 계수는 0일 때 모두 같습니다. 오차 막대는 %1 신뢰구간입니다.</translation>
    </message>
    <message>
        <source>No replication is done yet.</source>
        <translation>완료된 반복이 아직 없습니다.</translation>
    </message>
    <message>
        <source>Index, 0 to 1</source>
        <translation>지수, 0~1</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Jain</source>
        <translation>제인 지수</translation>
    </message>
    <message>
        <source>Gini</source>
        <translation>지니 계수</translation>
    </message>
</context>
<context>
    <name>FaultText</name>
    <message>
        <source>found %1, expected %2</source>
        <translation>입력값 %1, 필요한 값 %2</translation>
    </message>
</context>
<context>
    <name>FieldTree</name>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>항목 1개</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>항목 %1개</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>제시</translation>
    </message>
    <message>
        <source>stated</source>
        <translation>발표</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>보도</translation>
    </message>
    <message>
        <source>derived</source>
        <translation>도출</translation>
    </message>
    <message>
        <source>assumed</source>
        <translation>가정</translation>
    </message>
    <message>
        <source>known</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>default</source>
        <translation>기본값</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1에서</translation>
    </message>
</context>
<context>
    <name>GanttChart</name>
    <message>
        <source>%1
%2, has happened</source>
        <translation>%1
%2 완료</translation>
    </message>
    <message>
        <source>%1
starts %2, done %3 (10 %: %4, 90 %: %5)
on the critical path in %6 of replications</source>
        <translation>%1
시작 %2, 완료 %3 (10 %: %4, 90 %: %5)
반복의 %6에서 주공정</translation>
    </message>
    <message>
        <source>Procurement: milestones, with the band of their dates</source>
        <translation>조달: 마일스톤과 일정 범위</translation>
    </message>
    <message>
        <source>A bar runs from the median start to the median finish, the whisker over 10 to 90 % of the finish. Critical: on the critical path of its tranche in at least half of the replications. Dots have happened.</source>
        <translation>막대는 시작 중앙값부터 완료 중앙값까지, 오차 막대는 완료의 10~90 %입니다. 주공정 마일스톤은 반복의 절반 이상에서 해당 도입 물량의 주공정에 드는 것입니다. 점은 이미 완료된 것입니다.</translation>
    </message>
    <message>
        <source>This scenario buys nothing.</source>
        <translation>이 시나리오에는 구매가 없습니다.</translation>
    </message>
    <message>
        <source>milestone</source>
        <translation>마일스톤</translation>
    </message>
    <message>
        <source>critical milestone</source>
        <translation>주공정 마일스톤</translation>
    </message>
    <message>
        <source>finish, 10 to 90 %</source>
        <translation>완료, 10~90 %</translation>
    </message>
    <message>
        <source>has happened</source>
        <translation>완료됨</translation>
    </message>
    <message>
        <source>Tranche</source>
        <translation>도입 물량</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>마일스톤</translation>
    </message>
    <message>
        <source>Start, median</source>
        <translation>시작, 중앙값</translation>
    </message>
    <message>
        <source>Finish, 10 %</source>
        <translation>완료, 10 %</translation>
    </message>
    <message>
        <source>Finish, median</source>
        <translation>완료, 중앙값</translation>
    </message>
    <message>
        <source>Finish, 90 %</source>
        <translation>완료, 90 %</translation>
    </message>
    <message>
        <source>On the critical path</source>
        <translation>주공정 비율</translation>
    </message>
    <message>
        <source>Has happened</source>
        <translation>완료됨</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
</context>
<context>
    <name>GroupChart</name>
    <message>
        <source>Groups against the policy&apos;s shares</source>
        <translation>정책의 배분 비율과 그룹별 실적</translation>
    </message>
    <message>
        <source>The policy gives no shares to groups of sectors.</source>
        <translation>이 정책은 부문 그룹에 배분 비율을 정하지 않습니다.</translation>
    </message>
    <message>
        <source>Share of GPU-hours delivered, set-asides included</source>
        <translation>제공 GPU 시간 비율(별도 확보분 포함)</translation>
    </message>
    <message>
        <source>Share of GPUs awarded in calls</source>
        <translation>공모로 선정된 GPU 비율</translation>
    </message>
    <message>
        <source>What a group&apos;s applicants got of everything, with its interval, against its share in the policy. A share is a ceiling or a promise as the policy has it; what a group does not ask for may go to others.</source>
        <translation>그룹의 신청자가 전체에서 받은 비율과 그 구간을 정책의 배분 비율과 비교합니다. 배분 비율은 정책에 따라 상한이거나 보장분이며, 그룹이 신청하지 않은 물량은 다른 그룹에 돌아갈 수 있습니다.</translation>
    </message>
    <message>
        <source>got</source>
        <translation>실적</translation>
    </message>
    <message>
        <source>share in the policy</source>
        <translation>정책의 배분 비율</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>Sectors</source>
        <translation>부문</translation>
    </message>
    <message>
        <source>Share got</source>
        <translation>실적 비율</translation>
    </message>
    <message>
        <source>From</source>
        <translation>하한</translation>
    </message>
    <message>
        <source>To</source>
        <translation>상한</translation>
    </message>
    <message>
        <source>Share in the policy</source>
        <translation>정책의 배분 비율</translation>
    </message>
    <message>
        <source>%1 (%2): %3 (%4 – %5)</source>
        <translation>%1 (%2): %3 (%4 – %5)</translation>
    </message>
    <message>
        <source>%1: share in the policy %2</source>
        <translation>%1: 정책의 배분 비율 %2</translation>
    </message>
    <message>
        <source>No replication is done yet.</source>
        <translation>아직 완료된 반복이 없습니다.</translation>
    </message>
</context>
<context>
    <name>Headlines</name>
    <message>
        <source>GPUs in service at the end</source>
        <translation>기간 말 가동 중 GPU</translation>
    </message>
    <message>
        <source>of GPUs asked for are awarded</source>
        <translation>신청 GPU 대비 선정 비율</translation>
    </message>
    <message>
        <source>wait, 90th percentile</source>
        <translation>대기 90번째 백분위수</translation>
    </message>
    <message>
        <source>of healthy GPUs are granted</source>
        <translation>정상 GPU 중 배정 비율</translation>
    </message>
    <message>
        <source>Jain index of satisfaction</source>
        <translation>충족도의 제인 지수</translation>
    </message>
    <message>
        <source>a delivered GPU-hour</source>
        <translation>제공 GPU 시간당 비용</translation>
    </message>
    <message>
        <source>%1 replications, seed %2</source>
        <translation>반복 %1회, 시드 %2</translation>
    </message>
    <message>
        <source>%1, running</source>
        <translation>%1, 실행 중</translation>
    </message>
</context>
<context>
    <name>LadderChart</name>
    <message>
        <source>active</source>
        <translation>작업 중</translation>
    </message>
    <message>
        <source>granted, idle</source>
        <translation>배정, 유휴</translation>
    </message>
    <message>
        <source>reserved, idle</source>
        <translation>예약, 유휴</translation>
    </message>
    <message>
        <source>free</source>
        <translation>유휴(미배정)</translation>
    </message>
    <message>
        <source>down</source>
        <translation>고장</translation>
    </message>
    <message>
        <source>powered off</source>
        <translation>전원 미투입</translation>
    </message>
    <message>
        <source>What installed GPUs do</source>
        <translation>설치 GPU의 상태</translation>
    </message>
    <message>
        <source>Means of the month over the replications, stacked: active + granted idle + reserved + free + down + powered off = installed.</source>
        <translation>반복에 걸친 월평균을 쌓은 것입니다. 작업 중 + 배정 유휴 + 예약 + 유휴 + 고장 + 전원 미투입 = 설치.</translation>
    </message>
    <message>
        <source>No replication is done yet.</source>
        <translation>완료된 반복이 아직 없습니다.</translation>
    </message>
    <message>
        <source>GPUs installed, mean of the month</source>
        <translation>설치 GPU, 월평균</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>월</translation>
    </message>
    <message>
        <source>%1 GPUs</source>
        <translation>GPU %1장</translation>
    </message>
</context>
<context>
    <name>LadderShareChart</name>
    <message>
        <source>The utilization ladder, each rung over the one it is named against</source>
        <translation>이용률 단계: 기준 단계 대비 각 단계의 비율</translation>
    </message>
    <message>
        <source>By GPU-time of the whole run. The product of the six rungs is the last bar, effective of procured. The whisker is the %1 interval of the mean.</source>
        <translation>전체 기간의 GPU 시간 기준입니다. 여섯 단계의 곱이 마지막 막대(조달 대비 유효)입니다. 오차 막대는 평균의 %1 신뢰구간입니다.</translation>
    </message>
    <message>
        <source>No replication is done yet.</source>
        <translation>완료된 반복이 아직 없습니다.</translation>
    </message>
    <message>
        <source>Share of the denominator</source>
        <translation>분모 대비 비율</translation>
    </message>
</context>
<context>
    <name>LorenzChart</name>
    <message>
        <source>Lorenz curve of satisfaction</source>
        <translation>충족도의 로렌츠 곡선</translation>
    </message>
    <message>
        <source>Satisfaction is GPUs granted over GPUs asked for, once a project, zeros included. On the diagonal all are alike; the band holds 90 % of replications for everyone.</source>
        <translation>충족도는 과제별 배정 GPU를 신청 GPU로 나눈 값이며 0도 포함합니다. 대각선에서는 모두 같으며, 띠는 전체에 대한 반복의 90 %입니다.</translation>
    </message>
    <message>
        <source>Nobody was served.</source>
        <translation>배정받은 신청자가 없습니다.</translation>
    </message>
    <message>
        <source>Share of projects, those with least first</source>
        <translation>과제의 누적 비율(적게 받은 순)</translation>
    </message>
    <message>
        <source>Their share of all satisfaction</source>
        <translation>충족도의 누적 비율</translation>
    </message>
    <message>
        <source>Share of projects</source>
        <translation>과제 비율</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>all alike</source>
        <translation>완전 균등</translation>
    </message>
</context>
<context>
    <name>OutcomePages</name>
    <message>
        <source>Capacity</source>
        <translation>용량</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>이용</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>대기열</translation>
    </message>
    <message>
        <source>Awards</source>
        <translation>선정</translation>
    </message>
    <message>
        <source>Fairness</source>
        <translation>형평성</translation>
    </message>
    <message>
        <source>Cost and power</source>
        <translation>비용·전력</translation>
    </message>
    <message>
        <source>Procurement</source>
        <translation>조달</translation>
    </message>
</context>
<context>
    <name>QueueChart</name>
    <message>
        <source>Date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Applications waiting, mean</source>
        <translation>대기 중 신청, 평균</translation>
    </message>
    <message>
        <source>5 %</source>
        <translation>5 %</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>GPUs they ask for, mean</source>
        <translation>대기 중 신청의 GPU, 평균</translation>
    </message>
    <message>
        <source>Wait of grants that start in the month, mean [days]</source>
        <translation>그달 시작된 배정의 대기, 평균 [일]</translation>
    </message>
    <message>
        <source>Applications waiting</source>
        <translation>대기 중 신청</translation>
    </message>
    <message>
        <source>Submitted, neither started nor gone, on the first day of each month: mean, and the band in which 90 % of replications lie.</source>
        <translation>매월 1일에 신청 후 아직 시작하거나 이탈하지 않은 신청입니다. 평균과 반복의 90 %가 드는 띠를 표시합니다.</translation>
    </message>
    <message>
        <source>No replication is done yet.</source>
        <translation>완료된 반복이 아직 없습니다.</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>신청 건수</translation>
    </message>
    <message>
        <source>90 % of replications</source>
        <translation>반복의 90 %</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Backlog: GPUs that waiting applications ask for</source>
        <translation>적체: 대기 중 신청의 GPU 수</translation>
    </message>
    <message>
        <source>Mean over the replications on the first day of each month, with the GPUs that are free for comparison.</source>
        <translation>매월 1일의 반복 평균이며, 비교를 위해 유휴 GPU를 함께 표시합니다.</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>asked for by those who wait</source>
        <translation>대기 중 신청의 GPU</translation>
    </message>
    <message>
        <source>free, mean of the month</source>
        <translation>유휴, 월평균</translation>
    </message>
</context>
<context>
    <name>SaveName</name>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1이(가) 이미 있습니다.</translation>
    </message>
    <message>
        <source>Replace it?</source>
        <translation>바꾸시겠습니까?</translation>
    </message>
</context>
<context>
    <name>SurvivalChart</name>
    <message>
        <source>median %1 days</source>
        <translation>중앙값 %1일</translation>
    </message>
    <message>
        <source>median not reached</source>
        <translation>중앙값에 도달하지 않음</translation>
    </message>
    <message>
        <source>%1: %2, %3 censored</source>
        <translation>%1: %2, 중도절단 %3</translation>
    </message>
    <message>
        <source>Still waiting after so many days</source>
        <translation>경과일별 대기 잔존율</translation>
    </message>
    <message>
        <source>No application has started.</source>
        <translation>시작된 신청이 없습니다.</translation>
    </message>
    <message>
        <source>Days since submission</source>
        <translation>신청 후 경과일</translation>
    </message>
    <message>
        <source>Share still waiting</source>
        <translation>대기 잔존율</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>일</translation>
    </message>
    <message>
        <source>%1 still wait</source>
        <translation>%1 대기 중</translation>
    </message>
    <message>
        <source>Kaplan-Meier curve from submission to start, of applications that were not refused. Those who left or still waited at the end are censored, not dropped, so a curve may end above zero.</source>
        <translation>반려되지 않은 신청의 신청~시작 카플란-마이어 곡선입니다. 이탈했거나 끝까지 기다린 신청은 버리지 않고 중도절단하므로 곡선이 0보다 위에서 끝날 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>Tables</name>
    <message>
        <source>Metric</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Interval from</source>
        <translation>구간 하한</translation>
    </message>
    <message>
        <source>Interval to</source>
        <translation>구간 상한</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>단위</translation>
    </message>
    <message>
        <source>Replications</source>
        <translation>반복</translation>
    </message>
</context>
<context>
    <name>TargetChart</name>
    <message>
        <source>Chance that targets are met</source>
        <translation>목표 달성 확률</translation>
    </message>
    <message>
        <source>Share of replications with so many government GPUs in service by the day. The whisker is its %1 interval.</source>
        <translation>기한까지 해당 수량의 정부 GPU가 가동된 반복의 비율입니다. 오차 막대는 %1 신뢰구간입니다.</translation>
    </message>
    <message>
        <source>This scenario names no targets.</source>
        <translation>이 시나리오에는 목표가 없습니다.</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>share of replications</source>
        <translation>반복의 비율</translation>
    </message>
    <message>
        <source>interval</source>
        <translation>구간</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>By</source>
        <translation>기한</translation>
    </message>
    <message>
        <source>From</source>
        <translation>하한</translation>
    </message>
    <message>
        <source>To</source>
        <translation>상한</translation>
    </message>
    <message>
        <source>%1 GPUs by %2</source>
        <translation>%2까지 GPU %1장</translation>
    </message>
</context>
<context>
    <name>WaitPartsChart</name>
    <message>
        <source>to the close of the call</source>
        <translation>공모 마감까지</translation>
    </message>
    <message>
        <source>to the decision</source>
        <translation>결정까지</translation>
    </message>
    <message>
        <source>for GPUs</source>
        <translation>GPU 확보까지</translation>
    </message>
    <message>
        <source>to the signature</source>
        <translation>협약까지</translation>
    </message>
    <message>
        <source>What a wait is made of</source>
        <translation>대기 기간의 구성</translation>
    </message>
    <message>
        <source>Mean days from submission to start of grants that started, part by part.</source>
        <translation>시작된 배정의 신청부터 시작까지 평균 일수를 단계별로 나눈 것입니다.</translation>
    </message>
    <message>
        <source>No application has started.</source>
        <translation>시작된 신청이 없습니다.</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>일</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>전체</translation>
    </message>
</context>
<context>
    <name>WaitSizeChart</name>
    <message>
        <source>Waits by sector and size of the request</source>
        <translation>부문·신청 규모별 대기</translation>
    </message>
    <message>
        <source>Dots are medians, whiskers run from the 10th to the 90th percentile (Kaplan-Meier, means over the replications). The table has all percentiles and how many started or were censored.</source>
        <translation>점은 중앙값, 오차 막대는 10~90번째 백분위수입니다(카플란-마이어, 반복 평균). 모든 백분위수와 시작·중도절단 건수는 표에 있습니다.</translation>
    </message>
    <message>
        <source>No application has started.</source>
        <translation>시작된 신청이 없습니다.</translation>
    </message>
    <message>
        <source>Days from submission to start</source>
        <translation>신청부터 시작까지 일수</translation>
    </message>
    <message>
        <source>all sizes</source>
        <translation>전체 규모</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>부문</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>서버</translation>
    </message>
    <message>
        <source>10 % [days]</source>
        <translation>10 % [일]</translation>
    </message>
    <message>
        <source>25 %</source>
        <translation>25 %</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>중앙값</translation>
    </message>
    <message>
        <source>75 %</source>
        <translation>75 %</translation>
    </message>
    <message>
        <source>90 %</source>
        <translation>90 %</translation>
    </message>
    <message>
        <source>Started, a replication</source>
        <translation>시작(반복당)</translation>
    </message>
    <message>
        <source>Censored</source>
        <translation>중도절단</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>%1, %2: median %3 days, 10 to 90 %: %4 to %5; %6 started, %7 censored</source>
        <translation>%1, %2: 중앙값 %3일, 10~90 %: %4~%5일, 시작 %6건, 중도절단 %7건</translation>
    </message>
</context>
<context>
    <name>WaitSpreadChart</name>
    <message>
        <source>Distribution of waits</source>
        <translation>대기 기간의 분포</translation>
    </message>
    <message>
        <source>No application has started.</source>
        <translation>시작된 신청이 없습니다.</translation>
    </message>
    <message>
        <source>Days from submission to start</source>
        <translation>신청부터 시작까지 일수</translation>
    </message>
    <message>
        <source>Mass of the Kaplan-Meier curve, so that those who still waited or left count for as long as they waited. Bars: everyone; lines: sectors. Longer than shown or without end: %1.</source>
        <translation>카플란-마이어 곡선의 확률 질량이므로, 대기 중이거나 이탈한 신청도 대기한 만큼 반영됩니다. 막대는 전체, 선은 부문입니다. 표시 범위를 넘거나 끝나지 않은 비율: %1.</translation>
    </message>
    <message>
        <source>everyone</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>From [days]</source>
        <translation>하한 [일]</translation>
    </message>
    <message>
        <source>To [days]</source>
        <translation>상한 [일]</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>%1 to %2 days: %3</source>
        <translation>%1~%2일: %3</translation>
    </message>
    <message>
        <source>Share of those not refused, in bins of %1 days</source>
        <translation>반려되지 않은 신청 비율(%1일 구간)</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>after the end</source>
        <translation>기간 종료 후</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>정의되지 않음</translation>
    </message>
    <message>
        <source>unbounded</source>
        <translation>무한대</translation>
    </message>
    <message>
        <source>1 server</source>
        <translation>서버 1대</translation>
    </message>
    <message>
        <source>2 to 3 servers</source>
        <translation>서버 2~3대</translation>
    </message>
    <message>
        <source>4 to 7 servers</source>
        <translation>서버 4~7대</translation>
    </message>
    <message>
        <source>8 to 15 servers</source>
        <translation>서버 8~15대</translation>
    </message>
    <message>
        <source>16 servers and more</source>
        <translation>서버 16대 이상</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>%1, annuity at %2</source>
        <translation>%1(연금식 환산, %2)</translation>
    </message>
    <message>
        <source>%1, capital in equal parts</source>
        <translation>%1(정액 상각)</translation>
    </message>
    <message>
        <source>Government GPUs in service on %1</source>
        <translation>%1 가동 중 정부 GPU</translation>
    </message>
</context>
<context>
    <name>tranche::gui::ApplicationsPanel</name>
    <message>
        <source>A team of the national contest: no call decided this.</source>
        <translation>국가 경연 팀입니다: 공모로 결정된 것이 아닙니다.</translation>
    </message>
    <message>
        <source>Not explained: %1</source>
        <translation>설명하지 못했습니다: %1</translation>
    </message>
    <message>
        <source>Not simulated: %1</source>
        <translation>시뮬레이션하지 못했습니다: %1</translation>
    </message>
    <message>
        <source>%1: %2 of %3 in replication %4</source>
        <translation>%1: 반복 %4의 %3건 중 %2건</translation>
    </message>
    <message>
        <source>(of an earlier version)</source>
        <translation>(이전 판)</translation>
    </message>
    <message>
        <source>Simulating the replication…</source>
        <translation>반복을 시뮬레이션하는 중…</translation>
    </message>
    <message>
        <source>%1: %2 of replication %3</source>
        <translation>%1: 반복 %3의 %2건</translation>
    </message>
    <message>
        <source>Choose an application to see why it got what it got.</source>
        <translation>신청을 고르면 그 결과의 이유를 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Running the replication again with one thing changed…</source>
        <translation>한 가지를 바꾸어 반복을 다시 실행하는 중…</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>표(*.csv)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1에 저장했습니다</translation>
    </message>
    <message>
        <source>Replication</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Replication whose applications are shown</source>
        <translation>신청을 표시할 반복</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Find in the applications</source>
        <translation>신청에서 찾기</translation>
    </message>
    <message>
        <source>All applications</source>
        <translation>전체 신청</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>신청</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>What</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Click a point or a bar of a chart to see the applications behind it.</source>
        <translation>차트의 점이나 막대를 클릭하면 해당 신청을 볼 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>tranche::gui::ChartCard</name>
    <message>
        <source>Table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>Show the numbers behind the chart</source>
        <translation>차트의 수치를 표로 보기</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the picture, or the table when it is shown</source>
        <translation>그림을 복사합니다. 표가 보이면 표를 복사합니다</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Save as SVG, PNG or PDF, or the table as CSV</source>
        <translation>SVG, PNG, PDF로 저장하거나 표를 CSV로 저장합니다</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>전체 보기</translation>
    </message>
    <message>
        <source>Leave the zoom (Home)</source>
        <translation>확대 해제(Home)</translation>
    </message>
    <message>
        <source>Table of %1</source>
        <translation>%1 표</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 복사</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 저장</translation>
    </message>
    <message>
        <source>Scalable picture (*.svg)</source>
        <translation>벡터 그림(*.svg)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>그림(*.png)</translation>
    </message>
    <message>
        <source>Document (*.pdf)</source>
        <translation>문서(*.pdf)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>표(*.csv)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1에 저장했습니다</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>저장하지 못했습니다: %1</translation>
    </message>
    <message>
        <source>Copied the picture</source>
        <translation>그림을 복사했습니다</translation>
    </message>
    <message>
        <source>Copied the table</source>
        <translation>표를 복사했습니다</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>그림 복사</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>표 복사</translation>
    </message>
</context>
<context>
    <name>tranche::gui::ComparePage</name>
    <message>
        <source>&amp;Policies in the open scenario</source>
        <translation>열린 시나리오의 정책(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Scenarios beside each other</source>
        <translation>시나리오 나란히 비교(&amp;S)</translation>
    </message>
    <message>
        <source>What to compare</source>
        <translation>비교 대상</translation>
    </message>
    <message>
        <source>&amp;Add files…</source>
        <translation>파일 추가(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Baseline</source>
        <translation>기준안(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>비교(&amp;C)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Runs done</source>
        <translation>완료된 실행</translation>
    </message>
    <message>
        <source>&amp;Metric</source>
        <translation>지표(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Winners and losers under</source>
        <translation>이득과 손실의 대상(&amp;W)</translation>
    </message>
    <message>
        <source>Notes on the comparison</source>
        <translation>비교에 관한 참고 사항</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>나란히 보기</translation>
    </message>
    <message>
        <source>Add policies</source>
        <translation>정책 추가</translation>
    </message>
    <message>
        <source>Add scenarios</source>
        <translation>시나리오 추가</translation>
    </message>
    <message>
        <source>YAML files (*.yaml *.yml)</source>
        <translation>YAML 파일(*.yaml *.yml)</translation>
    </message>
    <message>
        <source>%1 of %2 runs</source>
        <translation>실행 %2회 중 %1회</translation>
    </message>
    <message>
        <source>%1 of %2 runs, %3 s left</source>
        <translation>실행 %2회 중 %1회, %3초 남음</translation>
    </message>
    <message>
        <source>Not compared. Mend this and compare again:
%1</source>
        <translation>비교하지 못했습니다. 다음을 고친 뒤 다시 비교하십시오.
%1</translation>
    </message>
    <message>
        <source>%1, as edited</source>
        <translation>%1, 편집본</translation>
    </message>
    <message>
        <source>the open scenario</source>
        <translation>열린 시나리오</translation>
    </message>
    <message>
        <source>%1, as saved</source>
        <translation>%1, 저장본</translation>
    </message>
    <message>
        <source>Choose two or more to compare.</source>
        <translation>비교할 대상을 둘 이상 고르십시오.</translation>
    </message>
    <message>
        <source>Open a scenario first, or compare files alone.</source>
        <translation>먼저 시나리오를 열거나 파일끼리만 비교하십시오.</translation>
    </message>
    <message>
        <source>Cancelled; the comparison before it is still shown.</source>
        <translation>취소했습니다. 이전 비교가 계속 표시됩니다.</translation>
    </message>
    <message>
        <source>Side by side: %1 replications, seed %2, %3 intervals</source>
        <translation>나란히 보기: 반복 %1회, 시드 %2, %3 신뢰구간</translation>
    </message>
    <message>
        <source>as edited</source>
        <translation>편집본</translation>
    </message>
    <message>
        <source>The scenario&apos;s own policy, as edited</source>
        <translation>시나리오의 정책(편집본)</translation>
    </message>
    <message>
        <source>Replications</source>
        <translation>반복 횟수</translation>
    </message>
</context>
<context>
    <name>tranche::gui::DateBox</name>
    <message>
        <source>&apos;%1&apos; is no date, which is written as 2027-06-01.</source>
        <translation>&apos;%1&apos;은(는) 날짜가 아닙니다. 2027-06-01처럼 적습니다.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no date, which is written as 2027-06-01; it stays %2.</source>
        <translation>&apos;%1&apos;은(는) 날짜가 아닙니다. 2027-06-01처럼 적습니다. %2 값이 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Choose in a calendar</source>
        <translation>달력에서 고르기</translation>
    </message>
    <message>
        <source>Choose in a calendar (F4)</source>
        <translation>달력에서 고르기(F4)</translation>
    </message>
</context>
<context>
    <name>tranche::gui::ExperimentPage</name>
    <message>
        <source>Pivot</source>
        <translation>피벗</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>실험점</translation>
    </message>
    <message>
        <source>Nothing is open. &apos;tranche sweep run EXPERIMENT&apos; makes results.</source>
        <translation>열린 결과가 없습니다. ‘tranche sweep run EXPERIMENT’로 결과를 만듭니다.</translation>
    </message>
    <message>
        <source>&amp;Open results…</source>
        <translation>결과 열기(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Metric</source>
        <translation>지표(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>열(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>남길 수준(&amp;K)</translation>
    </message>
    <message>
        <source>Levels that are kept</source>
        <translation>남길 수준</translation>
    </message>
    <message>
        <source>Open the results of an experiment</source>
        <translation>실험 결과 열기</translation>
    </message>
    <message>
        <source>Results (results.sqlite *.sqlite)</source>
        <translation>결과(results.sqlite *.sqlite)</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 읽는 중…</translation>
    </message>
    <message>
        <source>Not opened: %1
Results are made by &apos;tranche sweep run&apos; or &apos;tranche sweep merge&apos;.</source>
        <translation>열지 못했습니다: %1
결과는 ‘tranche sweep run’ 또는 ‘tranche sweep merge’로 만듭니다.</translation>
    </message>
    <message>
        <source>%1: %2 points, %3 metrics</source>
        <translation>%1: 실험점 %2개, 지표 %3개</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Pivot: %1</source>
        <translation>피벗: %1</translation>
    </message>
    <message>
        <source>Points: %1 of %2</source>
        <translation>실험점: %2개 중 %1개</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>행</translation>
    </message>
</context>
<context>
    <name>tranche::gui::FieldDetail</name>
    <message>
        <source>Choose a field in the tree to see and change it.</source>
        <translation>트리에서 필드를 고르면 보고 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>%1 이하</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1~%2</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>%1 이상</translation>
    </message>
    <message>
        <source>above %1, at most %2</source>
        <translation>%1 초과 %2 이하</translation>
    </message>
    <message>
        <source>above %1</source>
        <translation>%1 초과</translation>
    </message>
    <message>
        <source>none, it must be given</source>
        <translation>없음(필수 입력)</translation>
    </message>
    <message>
        <source>this file, line %1</source>
        <translation>이 파일 %1행</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1 %2행</translation>
    </message>
    <message>
        <source>the default</source>
        <translation>기본값</translation>
    </message>
    <message>
        <source>nowhere</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>plausible: %1 to %2</source>
        <translation>타당한 범위: %1~%2</translation>
    </message>
    <message>
        <source>Re&amp;move item</source>
        <translation>항목 삭제(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Default</source>
        <translation>기본값(&amp;D)</translation>
    </message>
    <message>
        <source>Takes this item out of the file</source>
        <translation>이 항목을 파일에서 뺍니다</translation>
    </message>
    <message>
        <source>Takes this out of the file, so that the default or the base holds again</source>
        <translation>파일에서 빼서 기본값이나 기반 시나리오의 값을 다시 적용합니다</translation>
    </message>
    <message>
        <source>Add &amp;item</source>
        <translation>항목 추가(&amp;I)</translation>
    </message>
    <message>
        <source>Show in te&amp;xt</source>
        <translation>텍스트에서 보기(&amp;X)</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>단위</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>기본값</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>출처 파일</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>근거</translation>
    </message>
</context>
<context>
    <name>tranche::gui::FieldEditor</name>
    <message>
        <source>&amp;Apply</source>
        <translation>적용(&amp;A)</translation>
    </message>
    <message>
        <source>Puts this into the text (Ctrl+Enter)</source>
        <translation>텍스트에 반영합니다(Ctrl+Enter)</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
</context>
<context>
    <name>tranche::gui::FieldTreeModel</name>
    <message>
        <source>Field</source>
        <translation>필드</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>근거</translation>
    </message>
</context>
<context>
    <name>tranche::gui::FindBar</name>
    <message>
        <source>Not found</source>
        <translation>찾지 못했습니다</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>텍스트에서 찾기</translation>
    </message>
    <message>
        <source>Next place (Enter)</source>
        <translation>다음 위치(Enter)</translation>
    </message>
    <message>
        <source>Place before (Shift+Enter)</source>
        <translation>이전 위치(Shift+Enter)</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>닫기(Esc)</translation>
    </message>
</context>
<context>
    <name>tranche::gui::HeadlineBar</name>
    <message>
        <source>Open a scenario, or start one from a template.</source>
        <translation>시나리오를 열거나 템플릿에서 시작하십시오.</translation>
    </message>
</context>
<context>
    <name>tranche::gui::MainWindow</name>
    <message>
        <source>There is nothing to save yet: open a scenario and let it run.</source>
        <translation>아직 저장할 것이 없습니다. 시나리오를 열고 실행하십시오.</translation>
    </message>
    <message>
        <source>Report (*.html)</source>
        <translation>보고서(*.html)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1에 저장했습니다</translation>
    </message>
    <message>
        <source>Folder for charts and tables</source>
        <translation>차트와 표를 저장할 폴더</translation>
    </message>
    <message>
        <source>Saved all charts and tables in %1</source>
        <translation>모든 차트와 표를 %1에 저장했습니다</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>실행(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>페이지(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>테마(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>언어(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>Save all charts and &amp;tables…</source>
        <translation>모든 차트와 표 저장(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Simulate again</source>
        <translation>다시 시뮬레이션(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>취소(&amp;C)</translation>
    </message>
    <message>
        <source>All &amp;applications</source>
        <translation>전체 신청(&amp;A)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>시스템 설정(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>밝게(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>어둡게(&amp;D)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정</translation>
    </message>
    <message>
        <source>&amp;Keys and mouse</source>
        <translation>키보드와 마우스(&amp;K)</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>키보드와 마우스</translation>
    </message>
    <message>
        <source>&amp;About Tranche</source>
        <translation>Tranche 정보(&amp;A)</translation>
    </message>
    <message>
        <source>About Tranche</source>
        <translation>Tranche 정보</translation>
    </message>
    <message>
        <source>Tranche %1
Capacity planning for a national GPU programme.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Tranche %1
국가 GPU 사업의 용량 계획.
GNU 일반 공중 사용 허가서(GPL) 제3판 또는 그 이후 판에 따른 자유 소프트웨어입니다.</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>시나리오</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Cancelled. What is shown rests on the replications done so far.</source>
        <translation>취소했습니다. 지금까지 완료된 반복의 결과를 표시합니다.</translation>
    </message>
    <message>
        <source>The simulation stopped with an internal fault; please report it: %1</source>
        <translation>내부 오류로 시뮬레이션이 멈추었습니다. 다음 내용을 알려 주십시오: %1</translation>
    </message>
    <message>
        <source>The scenario has faults, listed under its text; the charts still show the last one that could be run.</source>
        <translation>시나리오에 오류가 있으며 텍스트 아래에 나열됩니다. 차트는 마지막으로 실행할 수 있었던 시나리오의 것입니다.</translation>
    </message>
    <message>
        <source>less than a second left</source>
        <translation>1초 이내 남음</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>%1초 남음</translation>
    </message>
    <message>
        <source>%1[*] – Tranche</source>
        <translation>%1[*] – Tranche</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>페이지</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>가정 변경</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>신청</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Cancel the simulation</source>
        <translation>시뮬레이션 취소</translation>
    </message>
    <message>
        <source>Replications done</source>
        <translation>완료된 반복</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>The simulation is running: save when it has ended, or cancel it.</source>
        <translation>시뮬레이션이 실행 중입니다. 끝난 뒤 저장하거나 취소하십시오.</translation>
    </message>
    <message>
        <source>Save the rep&amp;ort…</source>
        <translation>보고서 저장(&amp;O)…</translation>
    </message>
    <message>
        <source>In a chart
  wheel: zoom in time, with Ctrl both ways; drag: zoom to a box; Shift and drag: move
  double click or Home: show all; + and -: zoom; arrows: move
  Page Down, Page Up: from point to point; Return: what is behind it
  click in the legend: show or hide

In the window
  Ctrl+1 to Ctrl+0, Ctrl+Shift+X: pages; F5: simulate again; Shift+F5: cancel
  Ctrl+Z, Ctrl+Y: undo and redo, also of the what-if panel</source>
        <translation>차트에서
  휠: 시간 축 확대, Ctrl과 함께: 두 축 확대, 끌기: 영역 확대, Shift+끌기: 이동
  두 번 클릭 또는 Home: 전체 보기, + 와 -: 확대·축소, 화살표: 이동
  Page Down, Page Up: 점에서 점으로 이동, Enter: 해당 신청 보기
  범례 클릭: 표시·숨기기

창에서
  Ctrl+1~Ctrl+0, Ctrl+Shift+X: 페이지, F5: 다시 시뮬레이션, Shift+F5: 취소
  Ctrl+Z, Ctrl+Y: 실행 취소와 다시 실행(가정 변경 패널 포함)</translation>
    </message>
    <message>
        <source>Cancelled before the first replication was done.</source>
        <translation>첫 반복이 끝나기 전에 취소했습니다.</translation>
    </message>
    <message>
        <source>%1 of about %2, %3</source>
        <translation>약 %2회 중 %1회, %3</translation>
    </message>
</context>
<context>
    <name>tranche::gui::NoticeBar</name>
    <message>
        <source>Close the notice</source>
        <translation>알림 닫기</translation>
    </message>
</context>
<context>
    <name>tranche::gui::ProblemList</name>
    <message>
        <source>Problems</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>경고</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>오류</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>외 %1건</translation>
    </message>
</context>
<context>
    <name>tranche::gui::ScenarioActions</name>
    <message>
        <source>Open a scenario</source>
        <translation>시나리오 열기</translation>
    </message>
    <message>
        <source>Scenarios (*.yaml *.yml);;All files (*)</source>
        <translation>시나리오(*.yaml *.yml);;모든 파일(*)</translation>
    </message>
    <message>
        <source>Save the scenario</source>
        <translation>시나리오 저장</translation>
    </message>
    <message>
        <source>Overwrite what it wrote, or save yours under another name?</source>
        <translation>다른 프로그램이 쓴 내용을 덮어쓰시겠습니까, 다른 이름으로 저장하시겠습니까?</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>덮어쓰기</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>다른 이름으로 저장...</translation>
    </message>
    <message>
        <source>scenario.yaml</source>
        <translation>scenario.yaml</translation>
    </message>
    <message>
        <source>Save the scenario as</source>
        <translation>다른 이름으로 시나리오 저장</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>저장하지 않은 변경</translation>
    </message>
    <message>
        <source>%1 has changes that are not saved.</source>
        <translation>%1에 저장하지 않은 변경이 있습니다.</translation>
    </message>
    <message>
        <source>Save them before going on?</source>
        <translation>계속하기 전에 저장하시겠습니까?</translation>
    </message>
    <message>
        <source>No templates were found</source>
        <translation>템플릿을 찾지 못했습니다</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>아직 없음</translation>
    </message>
    <message>
        <source>&amp;New from template</source>
        <translation>템플릿에서 새로 만들기(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open...</source>
        <translation>열기(&amp;O)...</translation>
    </message>
    <message>
        <source>Open re&amp;cent</source>
        <translation>최근 파일 열기(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>저장(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as...</source>
        <translation>다른 이름으로 저장(&amp;A)...</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>R&amp;edo</source>
        <translation>다시 실행(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Find in the text...</source>
        <translation>텍스트에서 찾기(&amp;F)...</translation>
    </message>
    <message>
        <source>Copy the &amp;policy into this scenario</source>
        <translation>정책을 이 시나리오로 복사(&amp;P)</translation>
    </message>
    <message>
        <source>Takes the rules out of the policy file into this scenario, where they can be changed</source>
        <translation>정책 파일의 규칙을 이 시나리오로 옮겨 여기서 바꿀 수 있게 합니다</translation>
    </message>
</context>
<context>
    <name>tranche::gui::ScenarioDocument</name>
    <message>
        <source>untitled.yaml</source>
        <translation>제목없음.yaml</translation>
    </message>
    <message>
        <source>new from %1</source>
        <translation>%1에서 새로 만듦</translation>
    </message>
    <message>
        <source>Open a scenario first.</source>
        <translation>먼저 시나리오를 여십시오.</translation>
    </message>
    <message>
        <source>This scenario names no policy file: its rules are in its own text.</source>
        <translation>이 시나리오는 정책 파일을 지정하지 않으며, 규칙이 본문에 있습니다.</translation>
    </message>
    <message>
        <source>The policy of %1 was copied into this scenario, so that it can be changed here.</source>
        <translation>%1의 정책을 이 시나리오로 복사했습니다. 이제 여기서 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>%1 파일이 없습니다.</translation>
    </message>
    <message>
        <source>%1 is not a file: choose a scenario, a .yaml file.</source>
        <translation>%1은(는) 파일이 아닙니다. 시나리오(.yaml 파일)를 고르십시오.</translation>
    </message>
    <message>
        <source>%1 is larger than %2 MB, the most a scenario may be.</source>
        <translation>%1이(가) 시나리오의 최대 크기인 %2 MB보다 큽니다.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1을(를) 읽을 수 없습니다: %2.</translation>
    </message>
    <message>
        <source>It is not UTF-8 text: save it as UTF-8 and open it again.</source>
        <translation>UTF-8 텍스트가 아닙니다. UTF-8로 저장한 뒤 다시 여십시오.</translation>
    </message>
    <message>
        <source>It holds the character U+%1, which no scenario may hold.</source>
        <translation>시나리오에 쓸 수 없는 문자 U+%1이(가) 들어 있습니다.</translation>
    </message>
    <message>
        <source>%1 cannot be opened. %2</source>
        <translation>%1을(를) 열 수 없습니다. %2</translation>
    </message>
    <message>
        <source>This scenario has no file yet: save it under a name.</source>
        <translation>이 시나리오는 아직 파일이 없습니다. 이름을 정해 저장하십시오.</translation>
    </message>
    <message>
        <source>%1 was changed by another program.</source>
        <translation>다른 프로그램이 %1을(를) 바꾸었습니다.</translation>
    </message>
    <message>
        <source>%1 is read-only: save the scenario under another name.</source>
        <translation>%1은(는) 읽기 전용입니다. 시나리오를 다른 이름으로 저장하십시오.</translation>
    </message>
    <message>
        <source>The scenario is not saved: %1.</source>
        <translation>시나리오를 저장하지 못했습니다: %1.</translation>
    </message>
</context>
<context>
    <name>tranche::gui::ScenarioPage</name>
    <message>
        <source>%1 was changed by another program.</source>
        <translation>다른 프로그램이 %1을(를) 바꾸었습니다.</translation>
    </message>
    <message>
        <source>Load its text</source>
        <translation>바뀐 내용 불러오기</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>내 내용 유지</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>문제 없음</translation>
    </message>
    <message>
        <source>1 error</source>
        <translation>오류 1건</translation>
    </message>
    <message>
        <source>%1 errors</source>
        <translation>오류 %1건</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>경고 1건</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>경고 %1건</translation>
    </message>
    <message>
        <source>This is in %1, which the scenario is made of: mend it there.</source>
        <translation>이 부분은 시나리오를 이루는 %1에 있습니다. 그 파일에서 고치십시오.</translation>
    </message>
    <message>
        <source>Filter fields by name, help or value</source>
        <translation>이름, 도움말, 값으로 필드 거르기</translation>
    </message>
    <message>
        <source>Filter of the fields</source>
        <translation>필드 거르기</translation>
    </message>
    <message>
        <source>Fields of the scenario</source>
        <translation>시나리오의 필드</translation>
    </message>
    <message>
        <source>Text of the scenario, YAML</source>
        <translation>시나리오 텍스트(YAML)</translation>
    </message>
    <message>
        <source>Add an entry</source>
        <translation>항목 추가</translation>
    </message>
    <message>
        <source>Name of the entry:</source>
        <translation>항목 이름:</translation>
    </message>
    <message>
        <source>&amp;Pin to what-if</source>
        <translation>가정 변경에 고정(&amp;P)</translation>
    </message>
    <message>
        <source>Add &amp;item</source>
        <translation>항목 추가(&amp;I)</translation>
    </message>
    <message>
        <source>Re&amp;move item</source>
        <translation>항목 삭제(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Default</source>
        <translation>기본값(&amp;D)</translation>
    </message>
    <message>
        <source>Show in te&amp;xt</source>
        <translation>텍스트에서 보기(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Copy the path</source>
        <translation>경로 복사(&amp;C)</translation>
    </message>
    <message>
        <source>%1 was not saved when the program ended on %2.</source>
        <translation>%2에 프로그램이 끝날 때 %1이(가) 저장되지 않았습니다.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>복원</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
</context>
<context>
    <name>tranche::gui::TableCard</name>
    <message>
        <source>Copied the table</source>
        <translation>표를 복사했습니다</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>표(*.csv)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1에 저장했습니다</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
</context>
<context>
    <name>tranche::gui::TaskThread</name>
    <message>
        <source>unknown fault</source>
        <translation>알 수 없는 오류</translation>
    </message>
</context>
<context>
    <name>tranche::gui::WhatIfPanel</name>
    <message>
        <source>was %1</source>
        <translation>이전 값 %1</translation>
    </message>
    <message>
        <source>Not simulated: %1</source>
        <translation>시뮬레이션하지 않음: %1</translation>
    </message>
    <message>
        <source>Change a value and the charts follow. Pin more fields from the menu of the tree.</source>
        <translation>값을 바꾸면 차트가 따라 바뀝니다. 트리의 메뉴에서 필드를 더 고정할 수 있습니다.</translation>
    </message>
    <message>
        <source>Usual fields</source>
        <translation>기본 필드</translation>
    </message>
    <message>
        <source>Shows the fields that this panel begins with</source>
        <translation>이 패널의 처음 필드를 표시합니다</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>모두 되돌리기</translation>
    </message>
    <message>
        <source>Puts every value back to what it was</source>
        <translation>모든 값을 이전 값으로 되돌립니다</translation>
    </message>
    <message>
        <source>Back to what it was</source>
        <translation>이전 값으로 되돌리기</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 되돌리기</translation>
    </message>
    <message>
        <source>Take this row away</source>
        <translation>이 행 제거</translation>
    </message>
    <message>
        <source>Unpin %1</source>
        <translation>%1 고정 해제</translation>
    </message>
    <message>
        <source>The other shares were changed in proportion, so that they add up to 100&#xa0;%.</source>
        <translation>합이 100&#xa0;%가 되도록 다른 배분 비율을 비례하여 바꾸었습니다.</translation>
    </message>
    <message>
        <source>The other shares went back as well, so that they add up to 100&#xa0;%.</source>
        <translation>합이 100&#xa0;%가 되도록 다른 배분 비율도 되돌렸습니다.</translation>
    </message>
</context>
</TS>
