# Makes up pupils, writes them and lme4's ratings of lectures to a folder, and fits the same models with lme4.
# Rscript lmm.R FOLDER PUPILS

suppressMessages(library(lme4))
arguments <- commandArgs(TRUE)
folder <- arguments[1]
n <- as.integer(arguments[2])
set.seed(20261122)

schools <- 1500
school <- sample.int(schools, n, TRUE)
municipality <- (school * 7919) %% 98 + 1
class <- (school - 1) * 5 + sample.int(5, n, TRUE)
columns <- matrix(rnorm(n * 15), n, 15)
columns[, 8:15] <- columns[, 8:15] > 0.5
mark <- as.vector(columns %*% seq(0.1, 0.8, length.out = 15)) + rnorm(schools, 0, 0.3)[school] +
  rnorm(schools, 0, 0.15)[school] * columns[, 1] + rnorm(98, 0, 0.2)[municipality] +
  rnorm(schools * 5, 0, 0.1)[class] + rnorm(n, 0, 2.2)
pupils <- data.frame(mark = round(mark, 4), round(columns, 4), school, municipality, class)
names(pupils)[2:16] <- paste0("x", 1:15)
write.csv(pupils, file.path(folder, "pupils.csv"), row.names = FALSE, quote = FALSE)
data(InstEval)
write.csv(InstEval, file.path(folder, "lectures.csv"), row.names = FALSE, quote = FALSE)

fit <- function(file, data, formula) {
  time <- system.time(model <- lmer(as.formula(formula), data))
  cat(sprintf('{"file": "%s", "formula": "%s", "criterion": %.9f, "seconds": %.3f}\n',
    file, formula, REMLcrit(model), time[["user.self"]] + time[["sys.self"]]))
}

fixed <- paste("mark ~", paste0("x", 1:15, collapse = " + "))
for (random in c("(1 | school)", "(1 | municipality/school/class)", "(x1 | school)")) {
  fit("pupils.csv", pupils, paste(fixed, random, sep = " + "))
}
fit("lectures.csv", InstEval, "y ~ service + (1 | s) + (1 | d) + (1 | dept:service)")
