-- Which take got a document to read, or a talk to sum up: whoever lost its answer finds what it got, and only the last
-- take may end it.
alter table document add column lease uuid;
alter table talk add column summary_lease uuid;
